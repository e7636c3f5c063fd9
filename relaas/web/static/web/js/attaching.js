// data-attach on a choice of files: files that are dropped on its form, or pasted in it, are added to what was chosen.
// They stand in the form's [data-attached], each with a way to take it off (data-take-off). What is over data-largest
// bytes stays out, and is said (data-too-large). A screenshot that is pasted is called data-pasted and the moment.
const inputIn = (form) => form?.querySelector("[data-attach]");
const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
const kept = new WeakMap(); // what stands in an input, for a browser's own dialog forgets what was chosen before

function put(input, files) {
  const carried = new DataTransfer();
  for (const file of files) carried.items.add(file);
  input.files = carried.files;
  kept.set(input, files);
}

function add(input, files) {
  const before = kept.get(input) ?? [];
  const fresh = files.filter((file) => !before.some((each) => same(each, file)));
  const largest = Number(input.dataset.largest) || Infinity;
  put(input, [...before, ...fresh.filter((file) => file.size <= largest)]);
  show(input, fresh.filter((file) => file.size > largest));
}

function row(name, said) {
  const line = document.createElement("li");
  line.dataset.chosen = "";
  line.append(Object.assign(document.createElement("span"), { className: "name", textContent: name }), said);
  return line;
}

function takeOff(input, file) {
  const label = `${input.dataset.takeOff}: ${file.name}`;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet small icon-only", title: label, textContent: "×" });
  button.setAttribute("aria-label", label);
  button.addEventListener("click", () => {
    put(input, (kept.get(input) ?? []).filter((each) => each !== file));
    show(input, []);
    input.focus();
  });
  return button;
}

function show(input, refused) {
  const list = input.form.querySelector("[data-attached]");
  list.querySelectorAll("[data-chosen]").forEach((line) => line.remove());
  list.append(...(kept.get(input) ?? []).map((file) => row(file.name, takeOff(input, file))));
  list.append(...refused.map((file) => {
    const said = Object.assign(document.createElement("span"), { className: "error", textContent: input.dataset.tooLarge });
    said.setAttribute("role", "alert");
    return row(file.name, said);
  }));
}

const twoDigits = (number) => String(number).padStart(2, "0");

// A browser calls every picture on the clipboard the same.
function named(input, file) {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join("-");
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(twoDigits).join(".");
  return new File([file], `${input.dataset.pasted} ${day} ${time}.${file.name.split(".").pop()}`, { type: file.type });
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-attach]")) add(event.target, [...event.target.files]);
});

// What has words as well (a cell of a spreadsheet, a text with its picture) is pasted as words.
document.addEventListener("paste", (event) => {
  const input = inputIn(event.target.closest?.("form"));
  const files = [...(event.clipboardData?.files ?? [])];
  if (!input || !files.length || event.clipboardData.types.includes("text/plain")) return;
  event.preventDefault();
  add(input, files.map((file) => named(input, file)));
});

const over = (event) => (event.dataTransfer?.types.includes("Files") ? inputIn(event.target.closest?.("form"))?.form : null);

document.addEventListener("dragover", (event) => {
  const form = over(event);
  if (!form) return;
  event.preventDefault();
  form.dataset.dropping = "";
});

document.addEventListener("dragleave", (event) => {
  const form = event.target.closest?.("form[data-dropping]");
  if (form && !form.contains(event.relatedTarget)) delete form.dataset.dropping;
});

document.addEventListener("drop", (event) => {
  const form = over(event);
  if (!form) return;
  event.preventDefault();
  delete form.dataset.dropping;
  add(inputIn(form), [...event.dataTransfer.files]);
});
