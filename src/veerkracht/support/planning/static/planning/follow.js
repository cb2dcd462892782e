// Shows how far a job is while it runs, and the page anew when it is done; without it the link "Look again" does so.
const place = document.querySelector("[data-follow]");

function again() {
  setTimeout(() => look().catch(() => again()), 2000);
}

async function look() {
  if (document.hidden) return again();
  const answer = await fetch(place.dataset.follow);
  if (!answer.ok) return again();
  const part = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!part.querySelector("[data-follow-on]")) return location.reload();
  const words = part.querySelector("[role=status]");
  const now = part.querySelector("progress");
  const bar = place.querySelector("progress");
  // Only words and bar change, so that who has the focus on the button keeps it.
  place.querySelector("[role=status]").textContent = words.textContent;
  if (bar && now) bar.value = now.value;
  else if (now) place.querySelector("[role=status]").after(document.adoptNode(now));
  return again();
}

if (place && place.querySelector("[data-follow-on]")) again();
