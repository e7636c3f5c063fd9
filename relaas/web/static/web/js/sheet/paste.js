// Pasting into a sheet (`data-reckon`): rows that come from a spreadsheet are read by the server and stand in the table from
// the cell in which they are pasted, on and down. A piece of text without tabs and lines is the cell's own.
import { ask } from "./reckon.js";
import { cellsOf, changed, goTo, rowsOf, sheetOf } from "./rows.js";
import { toast } from "../floating.js";

function put(form, page, at, column) {
  const renewed = page.querySelector("[data-rows]");
  form.querySelector("[data-rows]").replaceWith(renewed);
  form.querySelector("[data-totals]").replaceChildren(...page.querySelector("[data-totals]").childNodes);
  const said = form.querySelector("[data-said]");
  if (said) said.textContent = page.querySelector("[data-said]")?.textContent ?? "";
  goTo(rowsOf(form)[at], column);
  changed(form);
}

document.addEventListener("paste", async (event) => {
  const form = sheetOf(event.target);
  const row = event.target.closest("[data-row]");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!form || !row || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
  event.preventDefault();
  const at = rowsOf(form).indexOf(row);
  const column = cellsOf(row).indexOf(event.target);
  const sent = { pasted: text, at, from: event.target.name };
  form.inert = true; // what would be typed meanwhile would be overwritten
  const page = await ask(form, form.dataset.reckon, sent).catch(() => null);
  form.inert = false;
  if (page) put(form, page, at, column);
  else toast("failed");
});
