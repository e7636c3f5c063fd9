// data-unsaved on a form: who leaves it with something typed is asked first. `data-unsaved-question` is the question.
const QUESTION = document.documentElement.lang === "en"
  ? "What you typed has not been saved. Leave it?"
  : "Wat je typte is nog niet bewaard. Toch weg?";

let letGo = false;

function dirty(form) {
  return [...form.elements].some((field) => {
    if (!field.name || field.type === "hidden" || field.disabled) return false;
    if (field.matches("select")) return [...field.options].some((option) => option.selected !== option.defaultSelected && (field.multiple || option.defaultSelected));
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.type === "file") return field.files.length > 0;
    return "defaultValue" in field && field.value !== field.defaultValue;
  });
}

const typedIn = () => [...document.querySelectorAll("form[data-unsaved]")].filter((form) => form.dataset.unsaved === "sent-back" || dirty(form));

const leaves = (element) => !typedIn().some((form) => form === element || form.contains(element) && element.type === "submit");

document.addEventListener("htmx:confirm", (event) => {
  const forms = typedIn();
  if (!forms.length || forms.includes(event.target)) return;
  if (event.target.matches("[data-search], [role=search]")) return;
  event.preventDefault();
  if (window.confirm(QUESTION)) {
    letGo = true;
    event.detail.issueRequest(true);
  }
});
document.addEventListener("htmx:afterSwap", () => { letGo = false; });

document.addEventListener("submit", (event) => { if (event.target.matches("[data-unsaved]")) letGo = true; });
window.addEventListener("beforeunload", (event) => {
  if (!letGo && typedIn().length) event.preventDefault();
});
