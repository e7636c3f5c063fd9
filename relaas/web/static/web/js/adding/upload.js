// Sends what was given through the form of the drop zone, in batches, one after the other. All that is sent together is
// one change with one undoing. htmx makes the request and puts the page in its place that answers the last batch.
import { inBatches } from "./batches.js";
import { clear, draw, refuse, show, stand } from "./panel.js";

let work; // what is on its way: the form, its batches, at which it is, what was not sent
let waiting = []; // what was given meanwhile: it goes after it, as a change of its own

const bytes = (text) => Number(text) || Infinity;
const field = (form, name) => form.elements.namedItem(name);

export function add(form, items, folder) {
  if (!field(form, "bestanden").multiple) items = items.slice(0, 1);
  if (!items.length) return;
  if (work) {
    waiting.push({ action: form.action, items, folder });
    return;
  }
  clear(form);
  const fit = items.filter(({ file }) => file.size <= bytes(form.dataset.largest));
  const large = items.filter((item) => !fit.includes(item));
  show(form, fit);
  large.forEach((item) => refuse(form, item, form.dataset.saysLarge));
  if (folder !== undefined) field(form, "map").value = folder;
  if (fit.length) {
    work = { form, batches: inBatches(fit), at: 0, large };
    send();
  } else {
    stand(form, "refused", "saysNone");
  }
}

// The files stand in the form itself, as if somebody had chosen them.
function send() {
  const { form, batches, at, large } = work;
  const transfer = new DataTransfer();
  batches[at].forEach(({ file }) => transfer.items.add(file));
  field(form, "bestanden").files = transfer.files;
  field(form, "paden").value = JSON.stringify(batches[at].map(({ path }) => path));
  const isLast = at === batches.length - 1;
  field(form, "vervolg").value = isLast ? "" : "1";
  field(form, "te_groot").value = isLast ? JSON.stringify(large.map(({ path }) => path)) : "";
  draw(form, work, 0);
  stand(form, "sending");
  form.requestSubmit();
}

function ended(state, said) {
  const { form } = work;
  if (state === "stopped") [work, waiting] = [undefined, []];
  field(form, "bestanden").value = ""; // nothing waits to be sent, so nobody is asked when leaving
  stand(form, state, said);
}

document.addEventListener("htmx:beforeSend", (event) => {
  if (!work) return;
  if (event.target !== work.form) {
    if (event.detail.target === document.body) stop(); // somebody leaves, and was asked (unsaved.js)
    return;
  }
  work.xhr = event.detail.xhr;
  event.detail.xhr.upload.addEventListener("progress", ({ loaded, total }) => {
    if (work && total) draw(work.form, work, loaded / total);
  });
});

document.addEventListener("htmx:afterRequest", (event) => {
  // The form itself may have left the page already: then htmx tells it of what the form stood in.
  if (!work || event.detail.xhr !== work.xhr || work.form.dataset.state !== "sending") return;
  const { status } = work.xhr;
  if (status === 204 && work.at < work.batches.length - 1) {
    work.at += 1;
    setTimeout(send); // after htmx is done with this one
  } else if (status === 422 || (status >= 200 && status < 400)) {
    work = undefined; // its page takes the place of this one
  } else {
    ended("failed", status ? "saysFailed" : "saysLost");
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (work || !waiting.length || event.detail.target !== document.body) return;
  const { action, items, folder } = waiting.shift();
  const form = [...document.querySelectorAll("form[data-adding]")].find((each) => each.action === action);
  if (form) add(form, items, folder);
});

function stop() {
  const { form } = work;
  ended("stopped", "saysStopped");
  window.htmx.trigger(form, "htmx:abort");
}

document.addEventListener("click", (event) => {
  if (!work || event.target.closest("form") !== work.form) return;
  if (event.target.closest("[data-adding-stop]")) stop();
  else if (event.target.closest("[data-adding-again]")) send();
});

window.addEventListener("beforeunload", (event) => {
  if (work?.form.dataset.state === "sending") event.preventDefault();
});
