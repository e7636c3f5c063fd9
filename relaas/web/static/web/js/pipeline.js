// data-pipeline: a card (data-ticket) goes to another column (data-lane) by dragging it, or by the arrows when it has
// the focus. What carries it out is the form or the link in its menu that leads there (data-to); where there is none it
// stays, and the page says why. Up and down go through a column.
import { toast } from "./floating.js";

let dragged; // the card that is on its way
let moved = ""; // the card that was moved last: it gets the focus again

const way = (card, lane) => card.querySelector(`[data-to="${CSS.escape(lane.dataset.lane)}"]`);
const laneOf = (element) => element.closest("[data-lane]");
const lanes = (card) => [...card.closest("[data-pipeline]").querySelectorAll("[data-lane]")];

function move(card, lane) {
  const deed = way(card, lane);
  if (!deed) return toast("no-step");
  moved = card.dataset.ticket;
  document.activeElement?.blur(); // a press of the mouse gave it to the page: the next one chooses its own (focus.js)
  if (deed.matches("form")) deed.requestSubmit();
  else deed.click();
}

// The nearest column on that side that it can go to.
function aside(card, by) {
  const all = lanes(card);
  const at = all.indexOf(laneOf(card));
  const side = by > 0 ? all.slice(at + 1) : all.slice(0, at).reverse();
  const to = side.find((lane) => way(card, lane)) ?? side[0];
  if (to) move(card, to);
}

function through(card, by) {
  const all = [...laneOf(card).querySelectorAll("[data-ticket]")];
  all[all.indexOf(card) + by]?.querySelector("a").focus();
}

const deeds = {
  ArrowRight: (card) => aside(card, 1),
  ArrowLeft: (card) => aside(card, -1),
  ArrowDown: (card) => through(card, 1),
  ArrowUp: (card) => through(card, -1),
};

document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.("[data-pipeline] [data-ticket]");
  const deed = deeds[event.key];
  if (!card || !deed || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("[popover]")) return;
  event.preventDefault();
  deed(card);
});

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-pipeline] [data-ticket]");
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.ticket);
  dragged.dataset.dragged = "";
  lanes(dragged).forEach((lane) => { if (way(dragged, lane)) lane.dataset.open = ""; });
});

document.addEventListener("dragover", (event) => {
  const lane = dragged && event.target.closest("[data-lane]");
  document.querySelectorAll("[data-over]").forEach((each) => { if (each !== lane) delete each.dataset.over; });
  if (!lane) return;
  event.preventDefault(); // also where it cannot go: the drop says why
  if (way(dragged, lane)) lane.dataset.over = "";
});

document.addEventListener("drop", (event) => {
  const lane = dragged && event.target.closest("[data-lane]");
  if (!lane) return;
  event.preventDefault();
  if (lane !== laneOf(dragged)) move(dragged, lane);
});

document.addEventListener("dragend", () => {
  document.querySelectorAll("[data-open], [data-over]").forEach((lane) => { delete lane.dataset.open; delete lane.dataset.over; });
  if (dragged) delete dragged.dataset.dragged;
  dragged = undefined;
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target !== document.body || !moved) return;
  document.querySelector(`[data-ticket="${CSS.escape(moved)}"] a`)?.focus();
  if (document.querySelector("[data-pipeline]")) moved = "";
});
