// data-list on a table: j and k go through its rows, Enter opens the row's first link, x selects it.
import { floating, typing } from "./hotkeys.js";

function go(row) {
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(table, row, by) {
  const rows = [...table.querySelectorAll("tbody tr:not(.group)")];
  const at = row ? rows.indexOf(row) + by : (by > 0 ? 0 : rows.length - 1);
  const next = rows[Math.min(Math.max(at, 0), rows.length - 1)];
  if (next) go(next);
}

// Everything from the row that was last selected up to this one.
function upTo(table, row) {
  const rows = [...table.querySelectorAll("tbody tr:not(.group)")];
  const [from, to] = [rows.indexOf(last?.closest("tr")), rows.indexOf(row)].sort((one, other) => one - other);
  const boxes = rows.slice(from < 0 ? to : from, to + 1).map((each) => each.querySelector(".pick input")).filter(Boolean);
  boxes.forEach((box) => { box.checked = true; });
  boxes.at(-1)?.dispatchEvent(new Event("change", { bubbles: true }));
}

const deeds = {
  j: (table, row) => step(table, row, 1),
  k: (table, row) => step(table, row, -1),
  x: (_table, row) => row?.querySelector("input[type=checkbox]")?.click(),
  X: (table, row) => row && upTo(table, row),
  Enter: (_table, row) => row?.querySelector("a[href]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || floating()) return;
  const deed = deeds[event.key];
  if (!deed || typing(event.target)) return;
  const table = event.target.closest("[data-list]") ?? document.querySelector("main [data-list]");
  const row = event.target.closest("tbody tr:not(.group)");
  if (!table || (event.key === "Enter" && event.target !== row)) return; // Enter on a link is the link's own
  event.preventDefault();
  deed(table, row);
});

// From the text filter: Escape leaves it as it is, the arrow goes on to the first row.
document.addEventListener("keydown", (event) => {
  if (!event.target.matches("[data-search]") || !["Escape", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  event.target.blur();
  const table = document.querySelector("main [data-list]");
  if (table && event.key === "ArrowDown") step(table, null, 1);
});

// What is selected in a list: the box in its head selects all that can be seen; `data-selected` says how many.
let last; // the box that was last ticked by hand
document.addEventListener("change", (event) => {
  if (!event.target.matches(".pick input, [data-all]")) return;
  const form = event.target.closest("form");
  const table = event.target.closest("[data-list]") ?? form?.querySelector("[data-list]");
  if (!table) return;
  const [head, all] = [table.querySelector("thead .pick input"), form?.querySelector("[data-all]")];
  const boxes = [...table.querySelectorAll("tbody .pick input")];
  if (event.target === head) boxes.forEach((box) => { box.checked = head.checked; });
  else if (event.target !== all) {
    last = event.target;
    if (head) head.checked = boxes.every((box) => box.checked);
  }
  if (all && !head.checked) all.checked = false;
  const told = form?.querySelector("[data-selected]");
  const count = boxes.filter((box) => box.checked).length;
  if (told) told.textContent = all?.checked ? "" : told.dataset.selected.replace("%", count);
  // what is there for exactly so many rows
  form?.querySelectorAll("[data-rows]").forEach((each) => { each.hidden = all?.checked || count !== Number(each.dataset.rows); });
});

// With shift a click on a box selects everything from the last one.
document.addEventListener("click", (event) => {
  const row = event.shiftKey && event.target.matches("[data-list] tbody .pick input") && event.target.closest("tr");
  if (row && event.target.checked) upTo(row.closest("table"), row);
});
