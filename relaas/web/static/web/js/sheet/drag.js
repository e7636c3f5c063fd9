// data-drag in a row of a sheet: takes the row along with the mouse. By keyboard and by finger there are buttons.
import { changed, sheetOf } from "./rows.js";

let dragged; // the row that is on its way

document.addEventListener("dragstart", (event) => {
  const handle = event.target.closest?.("[data-drag]");
  if (!handle || !sheetOf(handle)) return;
  dragged = handle.closest("[data-row]");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setDragImage(dragged, 0, 0);
  dragged.dataset.dragged = "";
});

document.addEventListener("dragover", (event) => {
  const over = dragged && event.target.closest("[data-row]");
  if (!over || sheetOf(over) !== sheetOf(dragged)) return;
  event.preventDefault();
  if (over === dragged) return;
  const { top, height } = over.getBoundingClientRect();
  if (event.clientY < top + height / 2) over.before(dragged);
  else over.after(dragged);
});

document.addEventListener("dragend", () => {
  if (!dragged) return;
  delete dragged.dataset.dragged;
  changed(sheetOf(dragged));
  dragged = undefined;
});
