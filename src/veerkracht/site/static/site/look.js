/* Keeps the reader's own choice between light and dark. Without this file the choice of the device holds. */
(function () {
  "use strict";
  var NAME = "veerkracht-shade";
  var AUTO = "screen and (prefers-color-scheme: dark)";

  function chosen() {
    try {
      return localStorage.getItem(NAME) || "";
    } catch (refused) {
      return "";
    }
  }

  function show(shade) {
    var sheet = document.getElementById("dark-sheet");
    if (sheet) {
      sheet.media = shade === "dark" ? "screen" : shade === "light" ? "not all" : AUTO;
    }
  }

  function mark(buttons, shade) {
    buttons.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.value === shade));
    });
  }

  show(chosen());

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.getElementById("shades");
    if (!box) {
      return;
    }
    var buttons = Array.from(box.querySelectorAll("button"));
    box.hidden = false;
    mark(buttons, chosen());
    box.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) {
        return;
      }
      try {
        if (button.value) {
          localStorage.setItem(NAME, button.value);
        } else {
          localStorage.removeItem(NAME);
        }
      } catch (refused) {
        /* a browser that keeps nothing still shows the choice on this page */
      }
      show(button.value);
      mark(buttons, button.value);
    });
  });
})();
