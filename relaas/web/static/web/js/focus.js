// Where the focus and the page stand after htmx has swapped it: at what is wrong, in the form that was opened,
// at the link that opened it when it is closed; and where the page was after the browser's back button.
const scrolled = new Map(); // address -> how far the page was scrolled when it was left
let opener = ""; // the address of the link that was followed last, outside a form
let card = ""; // the id of the card that the request came from
let sent = false; // whether it was a form

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target !== document.body) return; // a part of the page asks for itself, such as the counts of the rail
  card = event.target.closest("section[id]")?.id ?? "";
  sent = event.target.matches("form");
  if (!event.target.closest("form")) opener = event.target.getAttribute("href") ?? "";
  scrolled.set(window.location.href, window.scrollY);
});

function goal() {
  const fields = [...document.querySelectorAll("form[data-opened] :is(input:not([type=hidden]), select, textarea)")];
  const link = opener && document.querySelector(`main a[href="${CSS.escape(opener)}"]`);
  const button = card && document.getElementById(card)?.querySelector("a.button, button");
  const first = document.querySelector("[data-first], form[data-opened] .end .button"); // where nothing is filled in
  return fields.find((field) => field.autofocus) ?? fields[0] ?? first ?? (link || button || document.getElementById("page"));
}

// What is wrong goes first, even though htmx has put the cursor back where it was.
const wrong = () => sent && (document.querySelector("[aria-invalid=true]") ?? document.querySelector("[data-focus]"));

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target !== document.body) return;
  const element = wrong() || (document.activeElement === document.body && goal());
  sent = false;
  if (element) element.focus({ preventScroll: element.id === "page" });
});

// a page that was loaded whole
const loaded = document.querySelector("form[data-opened] [aria-invalid=true]") ?? goal();
if (document.activeElement === document.body && loaded?.closest("form")) loaded.focus();

document.addEventListener("htmx:historyRestore", () => window.scrollTo(0, scrolled.get(window.location.href) ?? 0));

// data-focuses on a link to a place on this page: the cursor goes there, and the address stays as it is.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-focuses]");
  const place = link && document.querySelector(link.hash);
  if (!place) return;
  event.preventDefault();
  place.focus();
});
