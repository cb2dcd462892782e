/* Shows how far an upload is, and says so when it stops half-way. Without this file the form is sent all the same. */
(function () {
  "use strict";

  function start(form) {
    form.addEventListener("submit", function (event) {
      var box = form.querySelector("[data-sending]");
      var chosen = form.querySelector("input[type=file]");
      if (!box || !chosen.files.length || !window.FormData) {
        return;
      }
      event.preventDefault();
      send(form, box, chosen);
    });
  }

  function send(form, box, chosen) {
    var bar = box.querySelector("progress");
    var words = box.querySelector("[data-words]");
    var button = form.querySelector("button[type=submit]");
    var asked = new XMLHttpRequest();

    function broken() {
      words.textContent = box.dataset.broken;
      bar.hidden = true;
      button.disabled = false;
    }

    box.hidden = false;
    bar.hidden = false;
    bar.value = 0;
    button.disabled = true;
    asked.open("POST", form.action || window.location.href);
    asked.upload.addEventListener("progress", function (event) {
      if (event.lengthComputable) {
        bar.value = (100 * event.loaded) / event.total;
        words.textContent =
          event.loaded < event.total ? box.dataset.went + " " + Math.floor(bar.value) + "%" : box.dataset.looking;
      }
    });
    asked.addEventListener("error", broken);
    asked.addEventListener("abort", broken);
    asked.addEventListener("load", function () {
      var page = new DOMParser().parseFromString(asked.responseText, "text/html");
      var main = page.querySelector("main");
      var fresh = page.querySelector("form[data-upload]");
      if (!main) {
        broken();
      } else if (fresh) {
        show(main, fresh, chosen);
      } else {
        go(asked.responseURL || window.location.href, page.title, main);
      }
    });
    asked.send(new FormData(form));
  }

  /* The form came back with what is wrong: show it, with the file that was chosen still in it. */
  function show(main, fresh, chosen) {
    fresh.querySelector("input[type=file]").replaceWith(chosen);
    document.querySelector("main").replaceWith(main);
    start(fresh);
    var errors = document.getElementById("errors");
    if (errors) {
      errors.focus();
    }
  }

  /* The page that was sent back is shown as it is: to ask for it again would lose the message that stands on it. */
  function go(address, title, main) {
    window.history.pushState({}, "", address);
    window.addEventListener("popstate", function () {
      window.location.reload();
    });
    document.title = title;
    document.querySelector("main").replaceWith(main);
    main.focus();
    window.scrollTo(0, 0);
  }

  document.querySelectorAll("form[data-upload]").forEach(start);
})();
