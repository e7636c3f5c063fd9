// Answers that are no page to swap in: none at all, a page of another frame, a form that stood open too long.
import { toast } from "./floating.js";

// No answer, or an error of the program: the page stays as it is, with all that was typed, and says so.
for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => event.target.matches?.("[data-counts], [data-adding]") || toast("failed"));
}

// The token of a form dies with the session. Take the one of now, so that saving again works and nothing is lost.
async function renewTokens() {
  const page = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[name=csrfmiddlewaretoken]");
  if (!fresh) return;
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = fresh.value; });
  toast("stale");
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, serverResponse, target } = event.detail;
  if (target !== document.body) event.detail.ignoreTitle = true; // what a part asks for is not what the page is called
  if (xhr.status === 403 && serverResponse.includes("<body data-stale>")) {
    event.detail.shouldSwap = false;
    renewTokens();
  } else if (xhr.status < 300 && serverResponse.includes("<body data-whole>")) {
    event.detail.shouldSwap = false; // the sign-in: its scripts only run in a page of its own
    window.location.assign(xhr.responseURL);
  }
});
