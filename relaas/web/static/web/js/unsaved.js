// data-unsaved="question" on a form: who leaves it with something typed is asked first.
// data-sent-back: the form was refused, so what stands in it is not saved either.
let leaving = false; // the browser is on its way to another page, with consent
let returning = false; // on its way back to the page that was not left

function changed(field) {
  if (!field.name || field.type === "hidden" || field.disabled) return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.type === "file") return field.files.length > 0;
  if (!field.matches("select")) return "defaultValue" in field && field.value !== field.defaultValue;
  const first = [...field.options].filter((option) => option.defaultSelected);
  const given = first.length || field.multiple ? first : [...field.options].slice(0, 1);
  const now = [...field.selectedOptions];
  return now.length !== given.length || now.some((option) => !given.includes(option));
}

const unsaved = () => [...document.querySelectorAll("form[data-unsaved]")]
  .filter((form) => "sentBack" in form.dataset || [...form.elements].some(changed));

document.addEventListener("htmx:confirm", (event) => {
  const [form, ...others] = unsaved();
  if (!form || event.detail.target !== document.body) return;
  if (event.target === form && !others.length) return;
  event.preventDefault();
  if (window.confirm(form.dataset.unsaved)) event.detail.issueRequest(true);
  else event.target.dispatchEvent(new CustomEvent("web:stayed", { bubbles: true }));
});

// The browser's own back button, before htmx hears of it (this module is read first).
window.addEventListener("popstate", (event) => {
  const [form] = unsaved();
  if (returning || (form && !window.confirm(form.dataset.unsaved))) {
    event.stopImmediatePropagation();
    if (!returning) window.history.forward();
    returning = !returning;
  }
});

document.addEventListener("submit", (event) => { leaving = event.target.matches("[data-unsaved]"); });
document.addEventListener("htmx:afterRequest", () => { leaving = false; });
window.addEventListener("beforeunload", (event) => {
  if (!leaving && unsaved().length) event.preventDefault();
});
