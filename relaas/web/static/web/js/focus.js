// Where the focus goes when htmx has swapped the page: the error summary, the form's first field, or where it was.
let from = "";

const place = (element) => element?.closest("section[id]")?.id ?? "";

document.addEventListener("htmx:beforeRequest", (event) => { from = place(event.target); });

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target !== document.body) return;
  const card = from && document.getElementById(from);
  const errors = document.querySelector("[data-focus]");
  const form = document.querySelector("form[data-unsaved]");
  const field = form?.querySelector("input:not([type=hidden]), select, textarea");
  const goal = errors ?? field ?? card?.querySelector("a.button, button.button") ?? document.getElementById("page");
  if (document.activeElement === document.body) goal?.focus({ preventScroll: goal.id === "page" });
});
