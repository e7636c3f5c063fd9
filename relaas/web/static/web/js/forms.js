// data-submit-once on a form: a second click does not post twice.
const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-submit-once]")) return;
  if (sent.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  sent.add(form);
}, true);

const release = (event) => {
  const form = event.target.closest?.("form");
  if (form) sent.delete(form);
};
document.addEventListener("htmx:afterRequest", release);
document.addEventListener("htmx:abort", release);

// a page that comes back out of the browser's own memory may be sent in again
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("[data-submit-once]").forEach((form) => sent.delete(form));
});
