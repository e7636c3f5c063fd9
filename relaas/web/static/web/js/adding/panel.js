// What the page says while files are sent: a line for each, and one for all of them.
import { partsSent, sizeOf } from "./batches.js";

const MOST_LINES = 100; // of more than these only the whole is shown

const part = (form, name) => form.querySelector(`[data-adding-${name}]`);
const say = (form, text, values = {}) => (form.dataset[text] ?? "").replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
const rounded = (number) => number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 0 });

export function show(form, items) {
  part(form, "panel").hidden = false;
  const list = part(form, "files");
  for (const item of items.slice(0, MOST_LINES - list.children.length)) {
    const line = part(form, "line").content.cloneNode(true).firstElementChild;
    line.querySelector("b").textContent = item.path;
    line.querySelector("progress").setAttribute("aria-label", item.path);
    item.line = list.appendChild(line);
  }
}

// A file that is not sent at all, with the reason.
export function refuse(form, item, reason) {
  show(form, [item]);
  if (!item.line) return;
  item.line.dataset.refused = "";
  item.line.querySelector("progress").remove();
  item.line.querySelector("span").textContent = reason;
}

// `work` with so much (0 to 1) of its batch sent.
export function draw(form, work, sentPart) {
  const { batches, at } = work;
  batches.forEach((batch, number) => {
    const sent = number === at ? partsSent(batch, sentPart) : batch.map(() => Number(number < at));
    batch.forEach((item, place) => { item.sent = sent[place]; item.line?.querySelector("progress")?.setAttribute("value", sent[place]); });
  });
  const all = batches.flat();
  const total = sizeOf(all);
  const sent = total ? all.reduce((sum, { file, sent: done }) => sum + file.size * done, 0) / total : sentPart;
  const done = all.filter((item) => item.sent === 1).length;
  part(form, "whole").value = sent;
  part(form, "text").textContent = sent < 1
    ? say(form, "saysSending", { done: rounded(done), count: rounded(all.length), percent: rounded(Math.floor(sent * 100)) })
    : say(form, "saysKeeping");
}

// How it stands: "sending", "failed" or "stopped"; what can be done follows from it.
export function stand(form, state, said = "") {
  form.dataset.state = state;
  const text = part(form, "said");
  text.textContent = said && say(form, said);
  text.hidden = !said;
  part(form, "stop").hidden = state !== "sending";
  part(form, "again").hidden = state !== "failed";
  part(form, "whole").hidden = part(form, "text").hidden = state !== "sending";
}

export function clear(form) {
  part(form, "files").replaceChildren();
  part(form, "panel").hidden = true;
  stand(form, "");
}
