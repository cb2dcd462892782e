/* Keeps what is typed: on the server while it can, in this browser while it cannot. Without this file the button
   "Keep as a draft" does the same. */
(function () {
  "use strict";
  var WAIT = 1000;
  var AGAIN = 8000;
  var form = document.querySelector("form[data-keep]");
  if (!form) {
    return;
  }
  var status = form.querySelector("[data-status]");
  var name = "veerkracht-draft:" + form.dataset.name;
  var timer = null;
  var under = Promise.resolve("");
  var leaving = false;

  function say(text, address) {
    status.textContent = text;
    if (address) {
      var link = document.createElement("a");
      link.href = address;
      link.target = "_blank";
      link.rel = "opener";
      link.className = "utrecht-link utrecht-link--html-a";
      link.textContent = form.dataset.saidIn;
      status.append(" ", link);
    }
  }

  function typed() {
    var words = [];
    new FormData(form).forEach(function (value, key) {
      if (key !== "csrfmiddlewaretoken" && key !== "step" && typeof value === "string") {
        words.push([key, value]);
      }
    });
    return words;
  }

  function keepHere() {
    try {
      localStorage.setItem(name, JSON.stringify(typed()));
    } catch (refused) {
      /* a browser that keeps nothing still has the text on this page */
    }
  }

  function forgetHere() {
    try {
      localStorage.removeItem(name);
    } catch (refused) {
      /* nothing was kept */
    }
  }

  function mark(token) {
    form.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach(function (field) {
      field.value = token;
    });
    return token;
  }

  function post() {
    return fetch(form.dataset.keep, { method: "POST", body: new FormData(form), credentials: "same-origin" });
  }

  /* After signing in again in another tab the mark of the form is an old one: ask for a new one, once. */
  function send() {
    return post().then(function (answer) {
      if (answer.status !== 403) {
        return answer;
      }
      return fetch(form.dataset.keep, { credentials: "same-origin" }).then(function (fresh) {
        return fresh.ok ? fresh.json().then(function (told) { mark(told.token); return post(); }) : fresh;
      });
    });
  }

  /* Gives "kept", "out" (no longer signed in), "refused" or "away" (no connection). */
  function keep() {
    keepHere();
    return send().then(function (answer) {
      return answer.json().then(function (told) {
        if (answer.status === 401) {
          say(form.dataset.saidOut, told.signIn + "?next=" + encodeURIComponent(location.pathname));
          again();
          return "out";
        }
        if (!answer.ok) {
          say(told.detail || "");
          return "refused";
        }
        mark(told.token);
        forgetHere();
        say(form.dataset.saidKept + " " + told.at + ".");
        return "kept";
      });
    }).catch(function () {
      say(form.dataset.saidAway);
      again();
      return "away";
    });
  }

  function again() {
    clearTimeout(timer);
    timer = setTimeout(queue, AGAIN);
  }

  function queue() {
    clearTimeout(timer);
    timer = null;
    under = under.then(keep);
    return under;
  }

  function changed() {
    keepHere();
    clearTimeout(timer);
    timer = setTimeout(queue, WAIT);
  }

  function putBack() {
    var words;
    try {
      words = JSON.parse(localStorage.getItem(name) || "null");
    } catch (broken) {
      words = null;
    }
    if (!Array.isArray(words)) {
      return;
    }
    Array.from(form.elements).forEach(function (field) {
      var values = words.filter(function (pair) { return pair[0] === field.name; }).map(function (pair) { return pair[1]; });
      if (!field.name || field.name === "csrfmiddlewaretoken" || field.name === "draft" || field.type === "submit") {
        return;
      }
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = values.indexOf(field.value) >= 0;
      } else if (field.options && field.multiple) {
        Array.from(field.options).forEach(function (option) { option.selected = values.indexOf(option.value) >= 0; });
      } else if (values.length) {
        field.value = values[0];
      }
    });
    queue().then(function (how) {
      if (how === "kept") {
        say(form.dataset.saidBack);
      }
    });
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  window.addEventListener("online", queue);
  document.addEventListener("visibilitychange", function () {
    if (!leaving && timer && document.visibilityState === "visible") {
      queue();
    }
  });
  window.addEventListener("pagehide", function () {
    if (!leaving && timer) {
      keepHere();
      navigator.sendBeacon(form.dataset.keep, new FormData(form));
    }
  });

  form.addEventListener("submit", function (event) {
    if (leaving) {
      event.preventDefault();
      return;
    }
    event.preventDefault();
    var button = event.submitter;
    clearTimeout(timer);
    queue().then(function (how) {
      if (how === "away") {
        return;
      }
      clearTimeout(timer);
      leaving = true;
      if (button && button.name) {
        var step = document.createElement("input");
        step.type = "hidden";
        step.name = button.name;
        step.value = button.value;
        form.append(step);
      }
      form.submit();
    });
  });

  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      leaving = false;
    }
  });

  putBack();
})();
