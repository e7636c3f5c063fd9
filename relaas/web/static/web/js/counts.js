// data-counts: what the rail counts is kept for a minute; once something has been sent in, it is asked anew.
let changed = false;

document.addEventListener("htmx:configRequest", (event) => {
  const { verb, headers } = event.detail;
  if (verb !== "get") changed = true;
  else if (changed && event.target.matches("[data-counts]")) {
    headers["Cache-Control"] = "no-cache";
    changed = false;
  }
});
