// What floats: the overlay of shortcuts (read from the page itself, so it is never wrong) and the toasts.
import { shown } from "./hotkeys.js";

function label(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd, small, svg").forEach((part) => part.remove());
  return element.dataset.hotkeyLabel ?? (copy.textContent.trim() || element.getAttribute("aria-label"));
}

function line(keys, text) {
  const row = document.createElement("div");
  const term = row.appendChild(document.createElement("dt"));
  const definition = row.appendChild(document.createElement("dd"));
  term.textContent = text;
  for (const key of keys.split(/[ +]/)) {
    definition.appendChild(document.createElement("kbd")).textContent = key === "Escape" ? "Esc" : key;
  }
  return row;
}

function readShortcuts(dialog) {
  const found = new Map();
  for (const element of document.querySelectorAll("[data-hotkey]")) {
    const key = element.dataset.hotkey;
    if (!found.has(key) && (shown(element) || key.startsWith("g "))) found.set(key, label(element));
  }
  dialog.querySelector("[data-shortcuts]").replaceChildren(...[...found].map(([key, text]) => line(key, text)));
  for (const part of dialog.querySelectorAll("[data-shortcuts-of]")) {
    part.hidden = !document.querySelector(`main [data-${part.dataset.shortcutsOf}]`);
  }
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    readShortcuts(dialog);
    dialog.showModal();
  }
  const closer = event.target.closest("[data-close]");
  closer?.closest("[data-toast]")?.remove();
  closer?.closest("dialog")?.close();
  if (event.target.matches("dialog.dialog")) event.target.close(); // a click beside it
});

// A toast that the page keeps ready in a <template>, in its own language.
export function toast(name) {
  const toasts = document.querySelector(".toasts");
  if (toasts && !toasts.querySelector("[data-failed]")) toasts.append(document.getElementById(name).content.cloneNode(true));
}
