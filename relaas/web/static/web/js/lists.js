// data-list on a table: j and k go through its rows, Enter opens the row's first link, x selects it.
const typing = (element) => element.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");

const rowsOf = (list) => [...list.querySelectorAll("tbody tr")];

function list(target) {
  return target.closest?.("[data-list]") ?? document.querySelector("main [data-list]");
}

function go(row) {
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(table, target, by) {
  const rows = rowsOf(table);
  const at = rows.indexOf(target.closest?.("tr"));
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
  if (rows[next]) go(rows[next]);
}

const deeds = {
  j: (table, target) => step(table, target, 1),
  k: (table, target) => step(table, target, -1),
  x: (table, target) => target.closest("tr")?.querySelector("input[type=checkbox]")?.click(),
  Enter: (table, target) => target.matches("tr") && target.querySelector("a[href]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open], [popover]:popover-open")) return;
  const table = list(event.target);
  const deed = deeds[event.key];
  if (!table || !deed || (event.key === "Enter" && !event.target.matches("tr"))) return;
  event.preventDefault();
  deed(table, event.target);
});
