// data-reckon="address" on a sheet: the server works out what the lines come to as one types, and says what is not
// right yet, at its cell. What is being typed in is left alone.
import { cellsOf, rowsOf, sheetOf } from "./rows.js";

const PAUSE = 250; // ms without a key before it asks
const SAID = ["aria-invalid", "aria-describedby"];
let waiting = 0;
let asking; // what is being asked; a newer question ends it

function sayAtCell(mine, theirs) {
  for (const name of SAID) {
    if (theirs.hasAttribute(name)) mine.setAttribute(name, theirs.getAttribute(name));
    else mine.removeAttribute(name);
  }
  mine.parentElement.querySelector("[data-notes]").replaceChildren(...theirs.parentElement.querySelector("[data-notes]").childNodes);
}

function take(form, page) {
  const [mine, theirs] = [rowsOf(form), rowsOf(page)];
  if (mine.length !== theirs.length) return; // a row came or went meanwhile: the next answer tells
  mine.forEach((row, at) => {
    const [amount, worth] = [row, theirs[at]].map((each) => each.querySelector("output"));
    if (amount && worth) amount.textContent = worth.textContent;
    cellsOf(row).forEach((cell, place) => {
      const other = cellsOf(theirs[at])[place];
      if (other && cell !== document.activeElement && cell.value === other.value) sayAtCell(cell, other);
    });
  });
  form.querySelector("[data-totals]").replaceChildren(...page.querySelector("[data-totals]").childNodes);
}

// The rows as they stand, answered as a page of which the script takes what it needs.
export async function ask(form, address, { signal, ...more } = {}) {
  const body = new FormData(form);
  body.delete("pasted"); // the field for who has no script
  Object.entries(more).forEach(([name, value]) => body.set(name, value));
  const answer = await fetch(address, { method: "POST", body, signal, headers: { Accept: "text/html" } });
  const html = await answer.text();
  if (signal?.aborted || !form.isConnected || !answer.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(html, "text/html").querySelector("form[data-sheet]");
}

async function reckon(form) {
  asking = new AbortController();
  try {
    const page = form.isConnected && await ask(form, form.dataset.reckon, { signal: asking.signal });
    if (page) take(form, page);
  } catch (error) {
    if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error; // without an answer it stays as it is
  }
}

function soon(event) {
  const form = sheetOf(event.target);
  if (!form) return;
  clearTimeout(waiting);
  asking?.abort();
  waiting = setTimeout(() => reckon(form), PAUSE);
}

document.addEventListener("input", soon);
document.addEventListener("sheet:changed", soon);
