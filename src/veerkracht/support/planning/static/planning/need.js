/* A slider beside each number from 0 to 10: the number stays what is sent, and nothing is said until it is moved. */
"use strict";
for (const field of document.querySelectorAll("[data-need]")) {
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = "10";
  slider.step = "0.5";
  slider.className = "slider";
  slider.setAttribute("aria-label", document.querySelector(`label[for="${field.id}"]`).textContent.trim());
  const show = () => {
    const value = Number(field.value.replace(",", "."));
    const known = field.value.trim() !== "" && value >= 0 && value <= 10;
    slider.value = known ? String(value) : "5";
    slider.setAttribute("aria-valuetext", known ? field.value : slider.dataset.unsaid);
    slider.classList.toggle("slider--unsaid", !known);
  };
  slider.dataset.unsaid = field.dataset.unsaid || "?";
  slider.addEventListener("input", () => {
    field.value = slider.value.replace(".", document.documentElement.lang === "nl" ? "," : ".");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    show();
  });
  field.addEventListener("input", show);
  field.before(slider);
  show();
}
