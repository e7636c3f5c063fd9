// data-todos: j and k go through what is to be done; x or the space bar, s and w press what has that data-key in the row,
// Enter opens it. Afterwards the focus is at the row that stands there now.
import { floating, typing } from "./hotkeys.js";

let left; // the row that a request came from: its id, its place, and whether something was sent in

const rows = () => [...document.querySelectorAll("main [data-todo]")];

function go(row) {
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(row, by) {
  const all = rows();
  const next = row ? all.indexOf(row) + by : (by > 0 ? 0 : all.length - 1);
  if (all.length) go(all[Math.min(Math.max(next, 0), all.length - 1)]);
}

const press = (selector) => (row) => row?.querySelector(selector)?.click();

const deeds = {
  j: (row) => step(row, 1),
  k: (row) => step(row, -1),
  x: press("[data-key=x]"),
  s: press("[data-key=s]"),
  w: press("[data-key=w]"),
};
const own = { " ": deeds.x, Enter: press("a[href]") }; // of the row itself; on a link or a button they are its own

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || floating() || typing(event.target)) return;
  const row = event.target.closest("[data-todo]");
  const deed = deeds[event.key] ?? (event.target === row && own[event.key]);
  if (!deed || !document.querySelector("main [data-todos]") || event.target.closest("[data-list]")) return;
  event.preventDefault();
  deed(row);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches("[data-counts]")) return;
  const row = event.target.closest("[data-todo]");
  left = row && { id: row.id, place: rows().indexOf(row), sent: event.detail.requestConfig.verb !== "get" };
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target !== document.body || !left) return;
  const { id, place, sent } = left;
  left = undefined;
  const [all, same] = [rows(), document.getElementById(id)];
  const row = sent ? all[Math.min(place, all.length - 1)] : same;
  if (row && !row.querySelector("[data-opened]")) go(row);
});
