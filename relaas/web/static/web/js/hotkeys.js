// data-hotkey="n" | "g r" | "Ctrl+Enter" | "Escape": the key clicks the element; a field gets the focus.
const PATIENCE = 1200; // ms between the keys of "g r"
let before = "";
let beforeAt = 0;

const typing = (element) => element.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

function pressed(event) {
  const name = event.key === " " ? "Space" : event.key;
  return (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + name;
}

export const shown = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true;

// The bar, the rail and a page may carry the same key: the first that can be seen wins, within the form in focus first.
function bearer(key, scope) {
  const all = [...scope.querySelectorAll(`[data-hotkey="${CSS.escape(key)}"]`)];
  return all.find(shown) ?? (key.startsWith("g ") ? all[0] : undefined);
}

function find(key, target) {
  const dialog = document.querySelector("dialog[open]");
  if (dialog) return bearer(key, dialog);
  const form = target.closest?.("form");
  return (form && bearer(key, form)) ?? bearer(key, document);
}

function act(element) {
  if (element.matches("input:not([type=submit]):not([type=button]), textarea, select")) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const key = pressed(event);
  const bare = !key.startsWith("Ctrl+") && !key.startsWith("Alt+");
  if (bare && key !== "Escape" && typing(event.target)) return;
  if (key === "Escape" && document.querySelector("dialog[open], [popover]:popover-open")) return;
  const sequence = before && event.timeStamp - beforeAt < PATIENCE ? `${before} ${key}` : "";
  const element = (sequence && find(sequence, event.target)) || find(key, event.target);
  before = bare && !element && key.length === 1 ? key : "";
  beforeAt = event.timeStamp;
  if (!element) return;
  event.preventDefault();
  act(element);
});
