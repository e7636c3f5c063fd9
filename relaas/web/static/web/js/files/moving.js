// Rows of files (data-item) are dragged onto a folder (data-folder: a row, a place in the tree or in the path). What is
// selected goes along. The form data-moving carries it out: the same page as without a script, and the server judges.
let dragged = []; // the rows that are on their way

const card = () => document.querySelector("main [data-files]");
const rowsOf = (row) => (row.querySelector(".pick :checked")
  ? [...card().querySelectorAll("tr[data-item]:has(.pick :checked)")]
  : [row]);

// The folder under the mouse, if it is another than the one they stand in and none of them.
function goal(event) {
  const folder = event.target.closest?.("[data-files] [data-folder]");
  if (!folder || folder.dataset.folder === card().dataset.files) return undefined;
  return dragged.some((row) => row.dataset.folder === folder.dataset.folder) ? undefined : folder;
}

function unmark(except) {
  document.querySelectorAll("[data-over]").forEach((each) => { if (each !== except) delete each.dataset.over; });
}

document.addEventListener("dragstart", (event) => {
  const row = event.target.closest?.("[data-files] tr[draggable=true]");
  dragged = row ? rowsOf(row) : [];
  if (!row) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.map((each) => each.dataset.name).join("\n"));
  dragged.forEach((each) => { each.dataset.dragged = ""; });
});

document.addEventListener("dragover", (event) => {
  if (!dragged.length) return;
  const folder = goal(event);
  unmark(folder);
  if (!folder) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  folder.dataset.over = "";
});

document.addEventListener("drop", (event) => {
  const folder = dragged.length ? goal(event) : undefined;
  const form = document.querySelector("form[data-moving]");
  if (!folder || !form) return;
  event.preventDefault();
  form.elements.naar.value = folder.dataset.folder;
  form.querySelectorAll("[name=wat]").forEach((each) => each.remove());
  for (const row of dragged) {
    const item = document.createElement("input");
    Object.assign(item, { type: "hidden", name: "wat", value: row.dataset.item });
    form.append(item);
  }
  form.requestSubmit();
});

document.addEventListener("dragend", () => {
  unmark();
  dragged.forEach((row) => { delete row.dataset.dragged; });
  dragged = [];
});
