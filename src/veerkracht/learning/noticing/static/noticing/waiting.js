/* What waits on this phone: kept in IndexedDB until the server has it. Used by the pages and by the worker.

   Each thing has a number of its own, given here; the server stores a number once, however often it is sent. With it
   stands the mark of who wrote it, which names nobody: it is sent only for that person. */
var Waiting = (function () {
  "use strict";
  var STORE = "waiting";
  var BROKEN = 500;

  function open() {
    return new Promise(function (done, failed) {
      var asked = indexedDB.open("veerkracht-noticing", 1);
      asked.onupgradeneeded = function () { asked.result.createObjectStore(STORE, { keyPath: "id" }); };
      asked.onsuccess = function () { done(asked.result); };
      asked.onerror = function () { failed(asked.error); };
    });
  }

  function run(mode, work) {
    return open().then(function (base) {
      return new Promise(function (done, failed) {
        var step = base.transaction(STORE, mode);
        var asked = work(step.objectStore(STORE));
        step.oncomplete = function () { base.close(); done(asked.result); };
        step.onabort = step.onerror = function () { base.close(); failed(step.error); };
      });
    });
  }

  function put(item) {
    return run("readwrite", function (store) { return store.put(item); });
  }

  function all() {
    return run("readonly", function (store) { return store.getAll(); }).then(function (rows) {
      return rows.sort(function (one, other) { return one.noted < other.noted ? -1 : 1; });
    });
  }

  function remove(id) {
    return run("readwrite", function (store) { return store.delete(id); });
  }

  function one(item, token) {
    var sent = new FormData();
    item.words.forEach(function (pair) { sent.append(pair[0], pair[1]); });
    sent.append("client_id", item.id);
    sent.append("noted_at", item.noted);
    sent.append("csrfmiddlewaretoken", token);
    if (item.sound) {
      sent.append("sound", item.sound, "recording");
    }
    return fetch(item.address, {
      method: "POST", body: sent, credentials: "same-origin", redirect: "error", headers: { Accept: "application/json" }
    });
  }

  function told(answer) {
    return answer.json().catch(function () { return {}; });
  }

  /* Sends one after the other. A refusal stays with what was refused; whatever else goes wrong is tried again later. */
  async function sendAll(address) {
    var sent = [];
    var asked = await fetch(address, { credentials: "same-origin", cache: "no-store" });
    var session = await told(asked);
    if (!asked.ok) {
      return { state: asked.status === 401 ? "out" : "broken", sent: sent, signIn: session.signIn };
    }
    for (var item of await all()) {
      if (item.owner !== session.owner) {
        continue;
      }
      var answer = await one(item, session.token);
      var said = await told(answer);
      if (answer.ok && said.key) {
        await remove(item.id);
        sent.push({ address: said.address, route: said.route });
      } else if (answer.status === 401 || answer.status >= BROKEN || !said.detail) {
        return { state: answer.status === 401 ? "out" : "broken", sent: sent, signIn: said.signIn };
      } else {
        item.problem = said.detail;
        await put(item);
      }
    }
    return { state: "sent", sent: sent };
  }

  function send(address) {
    function now() {
      return sendAll(address).catch(function () { return { state: "away", sent: [] }; });
    }
    var locks = typeof navigator !== "undefined" && navigator.locks;
    return locks ? locks.request("veerkracht-noticing", now) : now();
  }

  return { put: put, all: all, remove: remove, send: send };
})();
