// data-move="up" | "down": moves its row (li) in the list at once. Without a script the button sends its form instead.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  event.preventDefault();
  const row = button.closest("li");
  const up = button.dataset.move === "up";
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (!other || other.hasAttribute("data-fixed")) return;
  if (up) other.before(row);
  else other.after(row);
  button.focus(); // moving took it away
});
