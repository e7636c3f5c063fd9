// data-sheet on a form: a table to type in as in a spreadsheet. Here its rows: to make, copy, move and take away.
// A row is a `data-row`; `template[data-new=kind]` is an empty one. Buttons: data-add="kind", data-row-deed="up" etc.
export const rowsOf = (form) => [...form.querySelectorAll("[data-row]")];
export const cellsOf = (row) => [...row.querySelectorAll("input:not([type=hidden]), select, textarea")];
export const sheetOf = (element) => element.closest?.("form[data-sheet]");

const blank = (form, kind) => form.querySelector(`template[data-new="${kind}"]`).content.firstElementChild.cloneNode(true);

// What was typed is not saved yet (unsaved.js), and what it comes to is another thing now (reckon.js).
export function changed(form) {
  form.dataset.sentBack = "";
  form.dispatchEvent(new CustomEvent("sheet:changed", { bubbles: true }));
}

export function goTo(row, column = 0) {
  const cells = cellsOf(row);
  const cell = cells[Math.min(column, cells.length - 1)];
  cell?.focus();
  if (cell?.matches("input")) cell.select();
}

export function add(form, kind, after) {
  const row = blank(form, kind);
  if (after) after.after(row);
  else form.querySelector("[data-rows]").append(row);
  goTo(row);
  return row;
}

function move(row, put) {
  const { activeElement } = document;
  put();
  if (row.contains(activeElement)) activeElement.focus(); // moving took it away
}

const deeds = {
  up: (row) => move(row, () => row.previousElementSibling?.before(row)),
  down: (row) => move(row, () => row.nextElementSibling?.after(row)),
  copy(row) {
    const copy = row.cloneNode(true);
    cellsOf(copy).forEach((cell, at) => { cell.value = cellsOf(row)[at].value; });
    copy.querySelector("[name=line]").value = "";
    copy.querySelectorAll("[id], [aria-describedby]").forEach((each) => {
      each.removeAttribute("id");
      each.removeAttribute("aria-describedby");
    });
    row.after(copy);
    goTo(copy);
  },
  remove(row) {
    const form = sheetOf(row);
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (next) goTo(next);
    else add(form, "item");
  },
};

export function act(row, deed) {
  const form = sheetOf(row);
  deeds[deed](row);
  changed(form);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add], [data-row-deed]");
  const form = button && sheetOf(button);
  if (!form) return;
  event.preventDefault();
  if (button.dataset.add) add(form, button.dataset.add);
  else act(button.closest("[data-row]"), button.dataset.rowDeed);
});
