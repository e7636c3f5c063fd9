// data-hotkey="n" | "g r" | "Ctrl+Enter" | "Escape": the key clicks the element, or puts the cursor in it.
const PATIENCE = 1500; // ms between the two keys of "g r"
let first = "";
let firstAt = 0;

export const typing = (element) =>
  Boolean(element.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"));

export const floating = () => document.querySelector("dialog[open], [popover]:not(.rail):popover-open");

export const shown = (element) => element.checkVisibility();

function pressed(event) {
  const control = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  return control + (event.altKey ? "Alt+" : "") + event.key;
}

// What carries a key: the first that can be seen, or a place in the rail that a phone keeps out of sight.
function bearer(key, scope) {
  const all = [...scope.querySelectorAll(`[data-hotkey="${CSS.escape(key)}"]`)];
  return all.find(shown) ?? (key.startsWith("g ") ? all[0] : undefined);
}

// The form in focus goes first, so that Ctrl+Enter saves this one and not another.
function find(key, target) {
  const form = target.closest?.("form");
  return (form && bearer(key, form)) ?? bearer(key, document);
}

function act(element) {
  if (!typing(element)) return element.click();
  element.focus();
  element.select?.();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat || floating()) return;
  const key = pressed(event);
  if ((key.length === 1 || key.startsWith("Arrow")) && typing(event.target)) return;
  const second = first && event.timeStamp - firstAt < PATIENCE;
  const element = find(second ? `${first} ${key}` : key, event.target);
  first = !second && !element && key.length === 1 && document.querySelector(`[data-hotkey^="${CSS.escape(key)} "]`) ? key : "";
  firstAt = event.timeStamp;
  if (!element) return;
  event.preventDefault();
  act(element);
});
