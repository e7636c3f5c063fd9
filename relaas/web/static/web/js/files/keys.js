// data-files: folders and files by keyboard. In the tree (data-folders) the arrows go through the folders, right opens one
// and left goes to the one above it. In the list they go through the rows; F2, Delete and Backspace press what the row or
// the card has for it (data-rename, data-remove, data-up; of a folder in the tree data-rename-folder, data-remove-folder). One place in each has the tabulator (roving tabindex).
import { floating, typing } from "../hotkeys.js";

let left; // where a key led away from: the row's place and name, and the folder one was in

const files = () => document.querySelector("main [data-files]");
const rows = () => [...document.querySelectorAll("[data-files] tbody tr[data-item]")];
const folders = () => [...document.querySelectorAll("[data-folders] a[data-folder]")];
const INNER = "a, button, input";

// This one can be reached by the tabulator, with what stands in it; the others of its kind cannot.
function rove(element, all) {
  for (const each of all) {
    const own = each === element;
    each.tabIndex = own ? 0 : -1;
    if (each.matches("tr")) each.querySelectorAll(INNER).forEach((inner) => { inner.tabIndex = own ? 0 : -1; });
  }
}

function go(element, all) {
  if (!element) return;
  rove(element, all);
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

function step(element, all, by) {
  go(all[Math.min(Math.max(all.indexOf(element) + by, 0), all.length - 1)], all);
}

function leave(press, row) {
  if (!press) return;
  left = { item: row?.dataset.item, at: rows().indexOf(row), from: files()?.dataset.files };
  press.click();
}

// What is selected goes together; a row that is not selected goes alone.
function remove(row) {
  const selected = row.querySelector(".pick :checked");
  leave(selected ? document.querySelector("[data-remove-selected]") : row.querySelector("[data-remove]"), row);
}

const ofRow = {
  ArrowDown: (row) => step(row, rows(), 1),
  ArrowUp: (row) => step(row, rows(), -1),
  Home: () => go(rows()[0], rows()),
  End: () => go(rows().at(-1), rows()),
  ArrowRight: (row) => row.dataset.folder && leave(row.querySelector("a[href]"), row),
  ArrowLeft: (row) => leave(document.querySelector("[data-up]"), row),
  Backspace: (row) => leave(document.querySelector("[data-up]"), row),
  F2: (row) => leave(row.querySelector("[data-rename]"), row),
  Delete: remove,
};
const ofRowItself = {
  Enter: (row) => leave(row.querySelector("a[href]"), row),
  " ": (row) => row.querySelector(".pick input")?.click(),
};

function above(link) {
  return link.closest("ul").closest("li")?.querySelector("a[data-folder]") ?? folders()[0];
}

// The card has one button for all folders of the tree, if any; the top of the tree is no folder.
function press(deed, link) {
  const button = link.dataset.folder && document.querySelector(deed);
  if (!button) return;
  button.value = link.dataset.folder;
  button.click();
}

const ofFolder = {
  ArrowDown: (link) => step(link, folders(), 1),
  ArrowUp: (link) => step(link, folders(), -1),
  Home: () => go(folders()[0], folders()),
  End: () => go(folders().at(-1), folders()),
  ArrowRight: (link) => (link.ariaExpanded === "true" ? step(link, folders(), 1) : link.click()),
  ArrowLeft: (link) => go(above(link), folders()),
  Backspace: (link) => go(above(link), folders()),
  F2: (link) => press("[data-rename-folder]", link),
  Delete: (link) => press("[data-remove-folder]", link),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || floating()) return;
  const [row, link] = [event.target.closest?.("[data-files] tr[data-item]"), event.target.closest?.("a[data-folder]")];
  const itself = event.target === row ? ofRowItself[event.key] : undefined;
  const deed = row ? (itself ?? ofRow[event.key]) : link?.closest("[data-folders]") && ofFolder[event.key];
  if (!deed || typing(event.target)) return;
  event.preventDefault();
  deed(row ?? link);
});

// Upward without a row, as in an empty folder.
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.key !== "Backspace" || typing(event.target) || floating()) return;
  if (files() && rows().length === 0) leave(document.querySelector("[data-up]"));
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("[data-files] tr[data-item]");
  if (row && row.tabIndex !== 0) rove(row, rows());
  if (event.target.matches?.("[data-folders] a[data-folder]")) rove(event.target, folders());
});

function begin() {
  if (!files()) return;
  rove(rows()[0], rows());
  rove(folders().find((link) => link.ariaCurrent) ?? folders()[0], folders());
}

// Where a key led to another folder: the first row there, or on the way up the folder one came from.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target !== document.body) return;
  begin();
  const was = left;
  left = undefined;
  if (!was || !files() || document.querySelector("form[data-opened]")) return;
  const all = rows();
  const same = all.find((row) => row.dataset.item === was.item || row.dataset.folder === was.from);
  go(same ?? (files().dataset.files === was.from ? all[Math.min(was.at, all.length - 1)] : all[0]), all);
});

begin();
