/* Keeps the pages for noticing on the phone, so that they open without a connection; sends what waits once there is
   one. Only what stands under its own folder comes past here. */
"use strict";
importScripts("{% static "noticing/waiting.js" %}");
const NAME = "veerkracht-noticing-VERSION";
const PAGES = ["{% url "noticing" %}", "{% url "note-signal" %}", "{% url "note-observation" %}", "{% url "note-story" %}", "{% url "note-outcome" %}"];
const FILES = ["{% vendor "look.css" %}", "{% theme_sheet "light" %}", "{% theme_sheet "dark" %}", "{% static "site/veerkracht.css" %}", "{% static "site/look.js" %}", "{% static "site/mark.svg" %}", "{% static "noticing/waiting.js" %}", "{% static "noticing/noticing.js" %}"].filter(Boolean);
const SESSION = "{% url "noticing-session" %}";
const SLOW = 4000;

/* A page that leads to where people sign in is not that page: it is not kept. */
function good(answer) {
  return answer && answer.ok && !answer.redirected && answer.type === "basic";
}

async function keep(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (good(answer)) {
    await (await caches.open(NAME)).put(address, answer.clone());
  }
  return answer;
}

function soon(promise) {
  return Promise.race([promise, new Promise(function (_done, failed) { setTimeout(failed, SLOW); })]);
}

async function kept(address) {
  return (await caches.open(NAME)).match(address, { ignoreVary: true, ignoreSearch: true });
}

async function page(request, path) {
  const old = await kept(path);
  const asked = fetch(request).then(async function (answer) {
    if (good(answer) && !new URL(request.url).search) {
      await (await caches.open(NAME)).put(path, answer.clone());
    }
    return answer;
  });
  try {
    const answer = await (old ? soon(asked) : asked);
    return old && !good(answer) ? old : answer;
  } catch (away) {
    if (old) {
      return old;
    }
    throw away;
  }
}

self.addEventListener("install", function (event) {
  event.waitUntil(Promise.allSettled(FILES.concat(PAGES).map(keep)).then(function () { return self.skipWaiting(); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) {
      return name.startsWith("veerkracht-noticing-") && name !== NAME;
    }).map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

self.addEventListener("fetch", function (event) {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) {
    return;
  }
  if (FILES.includes(address.pathname)) {
    event.respondWith(kept(address.pathname).then(function (found) { return found || fetch(event.request); }));
  } else if (PAGES.includes(address.pathname)) {
    event.respondWith(page(event.request, address.pathname));
  }
});

self.addEventListener("sync", function (event) {
  event.waitUntil(Waiting.send(SESSION).then(function (how) {
    self.clients.matchAll().then(function (pages) {
      pages.forEach(function (one) { one.postMessage(how.sent); });
    });
    if (how.state === "away" || how.state === "broken") {
      throw new Error(how.state);
    }
  }));
});
