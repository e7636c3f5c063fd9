// data-sample="ADDRESS": what is typed in a form within is drawn by the server and shown in the place of
// data-sample-picture, a moment after the last key. A button with a target of its own sends the form there, past htmx.
const PAUSE = 350; // ms

let waiting;
let asking;

async function draw(place, form) {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(place.dataset.sample, { method: "POST", body: new FormData(form), signal: asking.signal });
    if (!answer.headers.get("Content-Type")?.startsWith("image/")) return;
    show(place.querySelector("[data-sample-picture]"), await createImageBitmap(await answer.blob()));
  } catch (error) {
    if (error.name !== "AbortError") console.warn(error);
  }
}

function show(picture, image) {
  const canvas = picture.tagName === "CANVAS" ? picture : canvasFor(picture);
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext("2d").drawImage(image, 0, 0);
}

function canvasFor(picture) {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", picture.alt);
  canvas.dataset.samplePicture = "";
  picture.replaceWith(canvas);
  return canvas;
}

document.addEventListener("input", (event) => {
  const place = event.target.closest("[data-sample]");
  if (!place || !event.target.form) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => draw(place, event.target.form), PAUSE);
});

document.addEventListener("submit", (event) => {
  if (event.submitter?.getAttribute("formtarget")) event.stopImmediatePropagation();
}, true);
