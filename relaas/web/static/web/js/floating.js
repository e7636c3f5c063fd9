// What floats: the overlay of shortcuts (read from the page itself), and toasts that can be closed.
import { shown } from "./hotkeys.js";

function label(element) {
  if (element.dataset.hotkeyLabel) return element.dataset.hotkeyLabel;
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd, small, svg").forEach((part) => part.remove());
  return copy.textContent.trim() || element.getAttribute("aria-label") || element.dataset.hotkey;
}

function line(keys, text) {
  const row = document.createElement("div");
  const term = document.createElement("dt");
  const definition = document.createElement("dd");
  term.textContent = text;
  for (const key of keys.split(/[ +]/)) {
    const cap = document.createElement("kbd");
    cap.textContent = key === "Escape" ? "Esc" : key;
    definition.append(cap);
  }
  row.append(term, definition);
  return row;
}

function readShortcuts(dialog) {
  const seen = new Map();
  for (const element of document.querySelectorAll("[data-hotkey]")) {
    const key = element.dataset.hotkey;
    if (!seen.has(key) && (shown(element) || key.startsWith("g "))) seen.set(key, label(element));
  }
  dialog.querySelector("[data-shortcuts]").replaceChildren(...[...seen].map(([key, text]) => line(key, text)));
  dialog.querySelector("[data-shortcuts-list]").hidden = !document.querySelector("main [data-list]");
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    readShortcuts(dialog);
    dialog.showModal();
  }
  const closer = event.target.closest?.("[data-close]");
  if (closer) (closer.closest("[data-toast]") ?? { remove: () => closer.closest("dialog").close() }).remove();
  if (event.target.matches?.("dialog.dialog")) event.target.close(); // its backdrop
});
