// data-jotting on the form in the story's column: while somebody types, the channel and the persons that the words
// tell of are ticked (`activities/jotting` in Python does the same when the form is sent without scripts).
// A choice has its words in data-happened and data-named (channels) or data-said (persons), split by "|".
// What somebody ticks by hand is left alone.
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", þ: "th", ð: "d", ı: "i" };

export function wordsOf(text) {
  const plain = text.replaceAll(".", " ").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[ßæœøđłþðı]/gu, (letter) => LETTERS[letter]).replace(/['’‘`´"“”]/gu, "");
  return ` ${(plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
}

// Where the first of these phrases stands, the longest if several begin there: [place, minus its length].
function firstSaid(words, phrases) {
  const found = phrases.split("|").filter(Boolean)
    .map((phrase) => [words.indexOf(` ${phrase} `), -phrase.length]).filter(([place]) => place >= 0);
  return found.sort(earlier)[0];
}

const earlier = (one, other) => one[0] - other[0] || one[1] - other[1];

function inOrder(words, choices, name) {
  return choices.map((choice) => ({ choice, said: firstSaid(words, choice.dataset[name] ?? "") }))
    .filter(({ said }) => said).sort((one, other) => earlier(one.said, other.said)).map(({ choice }) => choice);
}

// The channel that the words tell of; the first that there is when they tell of none.
export function channelOf(text, choices) {
  const words = wordsOf(text);
  return inOrder(words, choices, "happened")[0] ?? inOrder(words, choices, "named")[0] ?? choices[0];
}

// Who is said, whoever is said first in front.
export const personsOf = (text, choices) => inOrder(wordsOf(text), choices, "said");

const choicesOf = (form, name) => [...form.querySelectorAll(`[name="${name}"]`)];

function guess(form, text) {
  const typed = text.trim() !== "";
  form.elements.guessed.value = typed ? "1" : "";
  const channels = choicesOf(form, "channel");
  if (!channels.some((choice) => choice.dataset.byHand || choice.defaultChecked)) {
    const channel = channelOf(text, channels);
    channels.forEach((choice) => { choice.checked = typed && choice === channel; });
  }
  const said = personsOf(text, choicesOf(form, "participants"));
  for (const choice of choicesOf(form, "participants").filter((each) => !each.dataset.byHand)) {
    choice.checked = choice.defaultChecked || said.includes(choice);
  }
  const kept = form.querySelector("details:not([open])"); // the persons that are kept out of sight
  if (kept?.querySelector(":checked")) kept.open = true;
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-jotting]");
  if (form && event.target.matches("textarea")) guess(form, event.target.value);
});

document.addEventListener("change", (event) => {
  if (!event.target.closest("form[data-jotting]") || !event.target.matches("[type=radio], [type=checkbox]")) return;
  event.target.dataset.byHand = "1";
});
