// Shows what comes near while someone types; without it the button "Look first" does the same.
const field = document.querySelector("[data-near]");
const place = field && document.getElementById(field.dataset.nearIn);
let waiting;
let asked = field ? field.value.trim() : "";

async function look() {
  const words = field.value.trim();
  if (words === asked) return;
  asked = words;
  const answer = await fetch(`${field.dataset.near}?part=near&q=${encodeURIComponent(words.slice(0, 400))}`);
  if (answer.ok && words === asked) place.innerHTML = await answer.text();
}

if (place) {
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look().catch(() => {}), 500);
  });
}
