/* A slider beside the number: the number stays what is sent, and nothing is said until it is moved. */
"use strict";
for (const field of document.querySelectorAll("[data-likely]")) {
  const words = field.dataset.likely.split("|").map((part) => part.split(":"));
  const word = (value) => words.find(([below]) => value < Number(below))[1];
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = "100";
  slider.className = "slider";
  slider.setAttribute("aria-label", document.querySelector(`label[for="${field.id}"]`).textContent.trim());
  const told = document.createElement("output");
  told.className = "slider__value";
  told.htmlFor = field.id;
  const show = () => {
    const value = Number(field.value);
    const known = field.value !== "" && value >= 0 && value <= 100;
    slider.value = known ? field.value : "50";
    told.textContent = known ? `${value}: ${word(value)}` : "?";
    slider.setAttribute("aria-valuetext", told.textContent);
  };
  slider.addEventListener("input", () => {
    field.value = slider.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    show();
  });
  field.addEventListener("input", show);
  field.before(told, slider);
  show();
}
