// Passkeys: what the browser does between a form of ours and the key. A button with data-passkey starts it; the form's
// hidden field `credential` takes what the key answers. Everything is in the browser's own JSON, so no library is needed.

const ceremonies = {
  "sign-in": async (form) => {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return use((await answer.json()).request_options);
  },
  prove: (form) => use(JSON.parse(form.dataset.options)),
  add: (form) => make(JSON.parse(form.dataset.options), form.elements.passwordless.checked),
};

const use = ({ publicKey }) =>
  navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });

// A key that signs in by itself must be found without a name (resident) and know its owner (verification).
const make = ({ publicKey }, alone) => {
  const selection = {
    ...publicKey.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    userVerification: alone ? "required" : "preferred",
  };
  const options = { ...publicKey, authenticatorSelection: selection };
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
};

const supported = () => window.PublicKeyCredential && "parseRequestOptionsFromJSON" in PublicKeyCredential;

const complain = (form, problem) => {
  for (const text of form.querySelectorAll("[data-passkey-problem]")) text.hidden = text.dataset.passkeyProblem !== problem;
};

const CANCELLED = ["NotAllowedError", "AbortError", "InvalidStateError"];

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-passkey]");
  if (!button) return;
  const form = button.form;
  complain(form, supported() ? "" : "unsupported");
  if (!supported()) return;
  button.disabled = true;
  try {
    const credential = await ceremonies[button.dataset.passkey](form);
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch (problem) {
    complain(form, problem.name === "SecurityError" ? "unsupported" : CANCELLED.includes(problem.name) ? "cancelled" : "failed");
    button.disabled = false;
  }
});
