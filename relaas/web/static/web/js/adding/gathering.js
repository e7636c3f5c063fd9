// What somebody gives: dropped, chosen or pasted. Each becomes a file with its path: "2026/offertes/offerte.pdf".
const asItem = (file, folder = "") => ({ file, path: `${folder}${file.name}` });

export const chosen = (input) => [...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));

// A picture of the screen has no name of its own: it gets the moment.
export function pasted(transfer, named) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const moment = `${day} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}`;
  return [...transfer.files].map((file) => {
    const isPicture = /^image\.(png|jpe?g|webp|gif)$/.test(file.name);
    return asItem(isPicture ? new File([file], `${named} ${moment}.${file.name.split(".").pop()}`, { type: file.type }) : file);
  });
}

// Whole folders with all below them. The entries must be taken before the first await: then the browser forgets them.
export async function dropped(transfer) {
  const entries = [...transfer.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found = [];
  for (const entry of entries) if (entry) await below(entry, "", found);
  return found;
}

async function below(entry, folder, found) {
  if (entry instanceof File) found.push(asItem(entry));
  else if (entry.isFile) found.push(asItem(await new Promise((resolve, reject) => entry.file(resolve, reject)), folder));
  else for (const each of await inside(entry)) await below(each, `${folder}${entry.name}/`, found);
}

// A browser gives a folder in parts of a hundred; the last part is empty.
async function inside(folder) {
  const reader = folder.createReader();
  const found = [];
  for (;;) {
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!part.length) return found;
    found.push(...part);
  }
}
