// Passkeys: a form that the browser fills in with a finger, a face or a code. Without script these forms stay hidden.
(() => {
  "use strict";
  const named = !/^[\d.]+$|^\[/.test(location.hostname); // a passkey belongs to a name
  if (!named || !window.webauthnJSON || !window.webauthnJSON.supported()) return;
  for (const none of document.querySelectorAll("[data-passkey-none]")) none.hidden = true;

  const options = async (form) => {
    if (!form.dataset.ask) return JSON.parse(form.dataset.options);
    const answer = await fetch(form.dataset.ask, { headers: { Accept: "application/json" } });
    return (await answer.json()).request_options;
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const problem = form.querySelector("[data-passkey-problem]");
      problem.hidden = true;
      try {
        const credential = await window.webauthnJSON[form.dataset.passkey](await options(form));
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      } catch {
        problem.hidden = false;
      }
    });
  }
})();
