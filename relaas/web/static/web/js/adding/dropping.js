// form[data-adding]: files come by dragging (anywhere on the page; on a folder of data-files into that folder), by choosing,
// and by pasting. Without this the form is sent in as any other. What is meant for another form (data-attach) is left.
import { chosen, dropped, pasted } from "./gathering.js";
import { add } from "./upload.js";

const zones = () => [...document.querySelectorAll("form[data-adding]")];
const hasFiles = (event) => event.dataTransfer?.types.includes("Files") && zones().length > 0 && !ofAnother(event);
const ofAnother = (event) => event.target.closest?.("form:has([data-attach])");

// The zone under the mouse; beside it the only one of the page.
function zoneAt(element) {
  const [first, ...others] = zones();
  return element.closest?.("form[data-adding]") ?? (others.length ? undefined : first);
}

function mark(element) {
  document.querySelectorAll("[data-dropping]").forEach((each) => { if (each !== element) delete each.dataset.dropping; });
  if (element) element.dataset.dropping = "";
}

const placeAt = (event) => zoneAt(event.target) && (event.target.closest?.("[data-files] [data-folder]") ?? zoneAt(event.target));

document.addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault(); // beside a zone too: the browser would open the file and leave the page
  const place = placeAt(event);
  event.dataTransfer.dropEffect = place ? "copy" : "none";
  mark(place);
});

document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) mark(); });

document.addEventListener("drop", async (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  mark();
  const [zone, place] = [zoneAt(event.target), placeAt(event)];
  if (zone) add(zone, await dropped(event.dataTransfer), place.dataset.folder);
});

document.addEventListener("change", (event) => {
  const zone = event.target.closest?.("form[data-adding]");
  if (!zone || event.target.type !== "file" || !event.target.files.length) return;
  const items = chosen(event.target);
  event.target.value = "";
  add(zone, items);
});

document.addEventListener("click", (event) => {
  event.target.closest("[data-choose-folder]")?.form.querySelector("[webkitdirectory]").click();
});

// In a field that is typed in only a picture without text is meant for the zone.
document.addEventListener("paste", (event) => {
  const zone = zones()[0];
  const transfer = event.clipboardData;
  if (!zone || !transfer?.files.length || ofAnother(event) || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input:not([type=file], [type=checkbox]), textarea") && transfer.types.includes("text/plain")) return;
  event.preventDefault();
  add(zone, pasted(transfer, zone.dataset.pasted));
});
