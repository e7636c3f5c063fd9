// The palette (data-palette-opens): a field that asks at every letter, and a list to go through with the arrows.
import { floating } from "./hotkeys.js";

const PAUSE = 80; // ms without a letter before it asks
let waiting = 0;
let asking; // what is being asked; a newer question ends it

const palette = () => document.getElementById("palette");
const field = () => document.getElementById("palette-field");
const list = () => document.getElementById("palette-found");
const options = () => [...list().querySelectorAll("[role=option]")];
const chosen = () => list().querySelector("[aria-selected=true]");

function choose(option) {
  options().forEach((each) => each.setAttribute("aria-selected", String(each === option)));
  if (option) field().setAttribute("aria-activedescendant", option.id);
  else field().removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = options();
  if (all.length) choose(all.at((all.indexOf(chosen()) + by + all.length) % all.length));
}

function show(html) {
  const found = list();
  const page = new DOMParser().parseFromString(html, "text/html");
  found.replaceChildren(...(page.getElementById(found.id)?.childNodes ?? []));
  window.htmx?.process(found);
  const count = options().length;
  field().setAttribute("aria-expanded", String(count > 0));
  const status = palette().querySelector("[role=status]");
  status.textContent = found.querySelector(".nothing")?.textContent ?? status.dataset.said.replace("%", count);
  choose(options()[0]);
}

async function ask() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const unanswered = palette().querySelector("[data-unanswered]");
  try {
    const typed = new URLSearchParams({ q: field().value });
    const answer = await fetch(`${palette().dataset.url}?${typed}`, { signal, headers: { Accept: "text/html" } });
    const html = await answer.text();
    if (signal.aborted || !palette()?.open) return;
    if (answer.redirected) return window.location.reload(); // signed out meanwhile
    unanswered.hidden = answer.ok;
    list().dataset.typed = typed.get("q");
    show(answer.ok ? html : "");
  } catch (error) {
    if (error.name === "AbortError") return;
    unanswered.hidden = false;
    show("");
  }
}

function open() {
  document.querySelector(".rail:popover-open")?.hidePopover();
  delete list().dataset.typed;
  palette().showModal();
  field().focus();
  field().select();
  ask();
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-palette-opens]");
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey || !palette()) return;
  event.preventDefault();
  event.stopPropagation(); // before htmx follows the link
  if (!floating()) open();
}, true);

document.addEventListener("input", (event) => {
  if (event.target !== field()) return;
  clearTimeout(waiting);
  asking?.abort();
  waiting = setTimeout(ask, PAUSE);
});

// Enter waits for the answer to what was typed last.
async function go() {
  clearTimeout(waiting);
  await ask();
  chosen()?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.target !== field() || event.isComposing) return;
  const deed = { ArrowDown: () => step(1), ArrowUp: () => step(-1) }[event.key];
  if (deed) deed();
  else if (event.key === "Enter" && list().dataset.typed === field().value) chosen()?.click();
  else if (event.key === "Enter") go();
  else if (event.key === "Escape") palette().close();
  else return;
  event.preventDefault();
});
