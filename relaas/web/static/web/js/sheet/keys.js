// The keys of a sheet: Enter to the next line (a new one at the end), arrows to the cell above or below,
// Alt+arrows to move the line, Ctrl+D for one more like it, Ctrl+Delete to take it away. Tab is the browser's own.
import { act, add, cellsOf, goTo, rowsOf, sheetOf } from "./rows.js";

const moves = { ArrowUp: "up", ArrowDown: "down" };

function toNext(form, row, by) {
  const rows = rowsOf(form);
  const next = rows[rows.indexOf(row) + by];
  if (next) goTo(next);
  else if (by > 0) add(form, "item");
}

function vertical(form, row, cell, by) {
  const rows = rowsOf(form);
  const next = rows[rows.indexOf(row) + by];
  if (next) goTo(next, cellsOf(row).indexOf(cell));
}

function deedOf(event, form, row) {
  const { key, target } = event;
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey && key === "Delete") return () => act(row, "remove");
  if (control && !event.altKey && !event.shiftKey && key.toLowerCase() === "d") return () => act(row, "copy");
  if (control) return null;
  if (event.altKey) return moves[key] && (() => act(row, moves[key]));
  const by = (key === "ArrowUp" || event.shiftKey) ? -1 : 1;
  if (key === "Enter") return () => toNext(form, row, by);
  return moves[key] && !target.matches("select") && !event.shiftKey ? () => vertical(form, row, target, by) : null;
}

document.addEventListener("keydown", (event) => {
  const form = sheetOf(event.target);
  const row = event.target.closest("[data-row]");
  if (!form || !row || event.defaultPrevented || event.isComposing || !event.target.matches("input, select, textarea")) return;
  const deed = deedOf(event, form, row);
  if (!deed) return;
  event.preventDefault();
  deed();
});
