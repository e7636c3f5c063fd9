// data-copy="text": a click puts the text on the clipboard and says so for a moment (data-copied).
const SHOWN = 1500; // ms

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.body.appendChild(document.createElement("textarea")); // where there is no https
  field.value = text;
  field.select();
  document.execCommand("copy");
  field.remove();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await copy(button.dataset.copy);
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "copied";
  said.textContent = button.dataset.copied;
  button.after(said);
  button.focus();
  setTimeout(() => said.remove(), SHOWN);
});
