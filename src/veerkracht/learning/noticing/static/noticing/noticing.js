/* Keeps what is written down on this phone first, then sends it. Without this file the form is sent as it is. */
(function () {
  "use strict";
  var AGAIN = 15000;
  var box = document.querySelector("[data-phone]");
  var status = document.querySelector("[data-status]");
  var form = document.querySelector("form[data-noting]");
  var opened = Date.now();
  var timer = null;
  var recorded = null;
  var kept = "";
  var forget = function () {};
  if (!box || !window.indexedDB || !window.fetch || !window.FormData) {
    return;
  }

  function say(text, address, label) {
    var line = document.createElement("span");
    line.textContent = text;
    status.append(status.childNodes.length ? " " : "", line);
    if (address) {
      status.append(" ", link(address, label));
    }
  }

  function link(address, label) {
    var made = document.createElement("a");
    made.href = address;
    made.className = "utrecht-link utrecht-link--html-a";
    made.textContent = label;
    return made;
  }

  function number() {
    if (crypto.randomUUID) {
      return crypto.randomUUID();
    }
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    var text = Array.from(bytes, function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
    return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  /* What waits */

  function button(label, work) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "utrecht-button utrecht-button--subtle";
    made.textContent = label;
    made.addEventListener("click", work);
    return made;
  }

  function word(item) {
    var said = item.words.find(function (pair) { return pair[0] === "text" && pair[1]; });
    return (said ? said[1] : item.sound ? box.dataset.sound : item.title).slice(0, 60);
  }

  function row(item) {
    var line = document.createElement("li");
    line.append(word(item));
    if (item.owner !== box.dataset.owner) {
      line.append(" – " + box.dataset.other);
      return line;
    }
    if (item.problem) {
      var why = document.createElement("strong");
      why.textContent = item.problem;
      line.append(" ", why, " ");
      if (form && form.dataset.noting === item.kind) {
        line.append(button(box.dataset.back, function () { putBack(item); }), " ");
      } else {
        line.append(link(item.address, box.dataset.back), " ");
      }
    }
    line.append(" ", button(box.dataset.throw, function () {
      if (window.confirm(box.dataset.sure)) {
        Waiting.remove(item.id).then(show);
      }
    }));
    return line;
  }

  function show() {
    return Waiting.all().then(function (items) {
      box.hidden = !items.length;
      box.querySelector("[data-count]").textContent = items.length;
      box.querySelector("[data-rows]").replaceChildren.apply(box.querySelector("[data-rows]"), items.map(row));
      return items;
    });
  }

  function arrived(sent) {
    sent.forEach(function (one) {
      say(box.dataset.sent + (one.route ? ": " + one.route + "." : "."), one.address, box.dataset.look);
    });
  }

  function send() {
    clearTimeout(timer);
    return show().then(function (items) {
      if (!items.some(function (item) { return item.owner === box.dataset.owner && !item.problem; })) {
        return null;
      }
      return Waiting.send(box.dataset.session).then(function (how) {
        status.textContent = "";
        kept = how.sent.length ? "" : kept;
        if (kept) {
          say(kept);
        }
        arrived(how.sent);
        if (how.state === "out") {
          say(box.dataset.out, how.signIn + "?next=" + encodeURIComponent(location.pathname), box.dataset.signIn);
        } else if (how.state !== "sent") {
          say(how.state === "away" ? box.dataset.away : box.dataset.broken);
          timer = setTimeout(send, AGAIN);
          later();
        }
        return show();
      });
    });
  }

  /* Where the browser can: send it even when this page is closed. */
  function later() {
    if (navigator.serviceWorker && window.SyncManager) {
      navigator.serviceWorker.ready.then(function (worker) { return worker.sync.register("send"); }).catch(function () {});
    }
  }

  /* The form */

  function words() {
    var pairs = [];
    new FormData(form).forEach(function (value, name) {
      if (typeof value === "string" && ["csrfmiddlewaretoken", "client_id", "noted_at", "took_seconds"].indexOf(name) < 0) {
        pairs.push([name, value]);
      }
    });
    pairs.push(["took_seconds", String(Math.min(Math.round((Date.now() - opened) / 1000), 31999))]);
    return pairs;
  }

  function missing() {
    return Array.from(form.querySelectorAll("[required]")).find(function (field) {
      return field.type === "radio"
        ? !form.querySelector("[name=" + field.name + "]:checked") : !field.value.trim();
    }) || (form.elements.sound && !recorded && !form.elements.text.value.trim() ? form.elements.text : null)
      || (recorded && !form.elements.consent.checked ? form.elements.consent : null);
  }

  function label(field) {
    var set = field.type === "radio" && field.closest("fieldset");
    var said = set ? set.querySelector("legend") : form.querySelector("label[for=" + field.id + "]");
    return said ? said.textContent.trim() : field.name;
  }

  function put(pairs) {
    pairs.forEach(function (pair) {
      Array.from(form.elements).forEach(function (field) {
        if (field.name !== pair[0] || field.type === "file" || field.type === "hidden") {
          return;
        }
        if (field.type === "radio" || field.type === "checkbox") {
          field.checked = field.type === "radio" ? field.value === pair[1] : true;
        } else {
          field.value = pair[1];
        }
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    });
  }

  function putBack(item) {
    put(item.words);
    recorded = item.sound || null;
    Waiting.remove(item.id).then(show);
    (form.elements.text || form.elements[0]).focus();
  }

  function chosen(name) {
    var found = form.querySelector("[name=" + name + "]:checked");
    return found && found.value === "yes";
  }

  function where() {
    if (!form.elements.expected) {
      return "";
    }
    return form.dataset[chosen("expected") ? (chosen("agreed") ? "indicator" : "perspectives")
      : (chosen("agreed") ? "outcome" : "story")];
  }

  function keep(event) {
    event.preventDefault();
    var started = performance.now();
    status.textContent = "";
    var lacks = missing();
    if (lacks) {
      var around = lacks.closest("details");
      if (around) {
        around.open = true;
      }
      say(form.dataset.missing + " " + label(lacks));
      lacks.focus();
      return;
    }
    var again = ["initiative", "place", "sensitivity"].map(function (name) {
      return [name, form.elements[name] ? form.elements[name].value : ""];
    });
    var goes = where();
    var item = {
      id: number(), kind: form.dataset.noting, address: location.pathname, owner: box.dataset.owner, words: words(),
      sound: recorded, noted: new Date().toISOString(), title: document.querySelector("h1").textContent, problem: ""
    };
    Waiting.put(item).then(function () {
      performance.measure("kept", { start: started, end: performance.now() });
      form.reset();
      forget();
      recorded = null;
      put(again);
      opened = Date.now();
      kept = box.dataset.kept + (goes ? " " + goes : "");
      say(kept);
      status.scrollIntoView({ block: "nearest" });
      return show().then(send);
    }).catch(function () {
      /* A browser that keeps nothing sends the form as it is, while there is a connection. */
      say(box.dataset.noKeeping);
      if (!item.sound) {
        form.submit();
      }
    });
  }

  function known() {
    var line = form.querySelector("[data-known]");
    if (line) {
      line.textContent = Array.from(line.closest("details").querySelectorAll("select, input")).map(function (field) {
        return field.options ? (field.selectedOptions[0] || {}).text : field.type === "date" && field.value
          ? new Date(field.value + "T12:00").toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long" }) : field.value;
      }).filter(Boolean).join(" · ");
    }
  }

  /* The slider says its number */
  function slide(field) {
    var told = document.createElement("output");
    told.className = "slider__value";
    field.after(told);
    function tell() { told.textContent = field.value; }
    field.addEventListener("input", tell);
    form.addEventListener("reset", function () { setTimeout(tell); });
    tell();
  }

  /* The recorder takes the place of choosing a file, where there is a microphone */
  function recorder(place) {
    var file = form.elements.sound;
    var agrees = form.elements.consent;
    var button = place.querySelector("[data-record]");
    var clock = place.querySelector("[data-clock]");
    var player = place.querySelector("audio");
    var drop = place.querySelector("[data-drop-it]");
    var said = place.querySelector("[data-said]");
    var machine = null;
    var ticking = null;
    if (!window.MediaRecorder || !navigator.mediaDevices) {
      return;
    }
    file.hidden = true;
    place.hidden = false;
    place.before(agrees.closest(".field"));

    forget = function () {
      recorded = null;
      if (player.src) {
        URL.revokeObjectURL(player.src);
        player.removeAttribute("src");
      }
      player.hidden = drop.hidden = true;
      clock.textContent = said.textContent = "";
      button.textContent = place.dataset.start;
    };

    function stop() {
      if (machine && machine.state === "recording") {
        machine.stop();
      }
    }

    function start() {
      said.textContent = "";
      if (!agrees.checked) {
        said.textContent = place.dataset.tick;
        agrees.focus();
        return;
      }
      navigator.mediaDevices.getUserMedia({ audio: true }).then(function (stream) {
        var parts = [];
        var seconds = 0;
        forget();
        machine = new MediaRecorder(stream, { audioBitsPerSecond: 32000 });
        machine.ondataavailable = function (event) { parts.push(event.data); };
        machine.onstop = function () {
          clearInterval(ticking);
          stream.getTracks().forEach(function (track) { track.stop(); });
          button.textContent = place.dataset.again;
          if (agrees.checked) {
            recorded = new Blob(parts, { type: machine.mimeType });
            player.src = URL.createObjectURL(recorded);
            player.hidden = drop.hidden = false;
          }
        };
        machine.start();
        button.textContent = place.dataset.stop;
        clock.textContent = "0:00";
        ticking = setInterval(function () {
          seconds += 1;
          clock.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
          if (seconds >= Number(place.dataset.longest) - 1) {
            stop();
          }
        }, 1000);
      }).catch(function () { said.textContent = place.dataset.refused; });
    }

    button.addEventListener("click", function () {
      return machine && machine.state === "recording" ? stop() : start();
    });
    drop.addEventListener("click", function () { forget(); });
    /* Without consent there is no recording. */
    agrees.addEventListener("change", function () {
      if (!agrees.checked) {
        stop();
        forget();
      }
    });
  }

  if (form) {
    form.addEventListener("submit", keep);
    form.addEventListener("input", known);
    form.querySelectorAll("input[type=range]").forEach(slide);
    form.querySelectorAll("[data-recorder]").forEach(recorder);
    known();
  }
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") {
      send();
    }
  });
  if (navigator.serviceWorker) {
    navigator.serviceWorker.addEventListener("message", function (event) {
      if (event.data.length) {
        kept = status.textContent = "";
        arrived(event.data);
      }
      show();
    });
    navigator.serviceWorker.register(box.dataset.worker, { scope: box.dataset.scope }).catch(function () {});
  }
  send();
})();
