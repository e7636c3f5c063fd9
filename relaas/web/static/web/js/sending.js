// data-submit-once on a form: a second click, or a second Enter, does not post twice.
const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-submit-once]")) return;
  if (sent.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  sent.add(form);
}, true);

const release = (event) => sent.delete(event.target);
document.addEventListener("htmx:afterRequest", release);
document.addEventListener("web:stayed", release); // somebody was asked and did not want to leave (unsaved.js)

// A page that comes back out of the browser's own memory may be sent in again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("[data-submit-once]").forEach((form) => sent.delete(form));
});
