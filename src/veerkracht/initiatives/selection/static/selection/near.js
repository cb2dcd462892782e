// Shows which initiatives are called much alike while someone types; without it, sending the form asks the same.
const region = document.querySelector("[data-near]");
const fields = region ? [...region.closest("form").elements] : [];
const title = fields.find((field) => field.name === "title");
const place = fields.find((field) => field.name === "place_words");
let waiting;
let asked = "";

async function look() {
  const chosen = region.querySelector("[name=same]:checked");
  const words = new URLSearchParams({ part: "near", title: title.value.slice(0, 200), place: place.value.slice(0, 100) });
  if (chosen) words.set("same", chosen.value);
  if (String(words) === asked) return;
  asked = String(words);
  const answer = await fetch(`${region.dataset.near}?${words}`);
  if (answer.ok && String(words) === asked) region.innerHTML = await answer.text();
}

for (const field of region ? [title, place] : []) {
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look().catch(() => {}), 500);
  });
}
