// While somebody types terms, show beside the text what it says and pays. Without this script a button does the same.
const form = document.querySelector("form[data-trial]");
const beside = document.getElementById("trial");
let waiting = 0;
let asked = 0;

async function show() {
  const mine = ++asked;
  beside.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.dataset.trial, { method: "POST", body: new FormData(form) });
    if (answer.ok && mine === asked) beside.innerHTML = await answer.text();
  } catch {
    // Without a connection what was shown last stays; saving tells what is wrong.
  } finally {
    if (mine === asked) beside.setAttribute("aria-busy", "false");
  }
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 350);
});
