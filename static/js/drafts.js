// What is typed into a form marked data-draft stays in this tab until it is saved: after an expired session, a crash of the page, Back.
// Keyed by account and path; another account never sees it. Removed on save and on sign-out.
const account = document.body.dataset.account;
const prefix = (id) => `draft:${id}:`;
const keyOf = (form) => `${prefix(account)}${location.pathname}#${form.dataset.draft || form.id || "form"}`;
const typed = (form) => [...form.elements].filter((field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type));
const stateOf = (form) => typed(form).map((field) => [field.name, ["checkbox", "radio"].includes(field.type) ? `${field.value}=${field.checked}` : field.value]);

// With it the version of what is stored that it was typed on: what another tab saved meanwhile is compared, not overwritten.
const keep = (form) => sessionStorage.setItem(keyOf(form), JSON.stringify({ version: form.elements.version?.value, values: stateOf(form) }));

function restore(form) {
  const saved = JSON.parse(sessionStorage.getItem(keyOf(form)) || "null");
  if (!saved?.values || JSON.stringify(saved.values) === JSON.stringify(stateOf(form))) return;
  const before = stateOf(form), version = form.elements.version, shown = version?.value;
  const fields = typed(form);
  const values = saved.values;
  if (values.length !== fields.length) return;
  // the answer to sending this very form has shown what is newer already
  if (version && saved.version && sent?.[1] !== keyOf(form)) version.value = saved.version;
  values.forEach(([name, value], place) => {
    const field = fields[place];
    if (field.name !== name) return;
    if (["checkbox", "radio"].includes(field.type)) field.checked = value.endsWith("=true");
    else field.value = value;
  });
  const line = document.createElement("p");
  line.className = "meta saved";
  line.setAttribute("role", "status");
  line.textContent = "What you typed is still here, but hasn’t been saved. ";
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "link";
  discard.textContent = "Discard";
  discard.addEventListener("click", () => {
    sessionStorage.removeItem(keyOf(form));
    if (version) version.value = shown;
    typed(form).forEach((field, place) => {
      const value = before[place][1];
      if (["checkbox", "radio"].includes(field.type)) field.checked = value.endsWith("=true");
      else field.value = value;
    });
    line.remove();
  });
  line.append(discard);
  form.prepend(line);
  for (const fold of form.querySelectorAll("details")) if ([...fold.querySelectorAll("input, textarea")].some((field) => field.value)) fold.open = true;
}

const pending = "draft-sent";
function attach(form) {
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("change", () => keep(form));
  form.addEventListener("submit", () => sessionStorage.setItem(pending, JSON.stringify([account, keyOf(form)])));
  form.addEventListener("draft:saved", () => sessionStorage.removeItem(keyOf(form)));
}

// A form was saved when its submit led to a page that says so in a toast.
const sent = JSON.parse(sessionStorage.getItem(pending) || "null");
if (sent && account && sent[0] === account) {
  sessionStorage.removeItem(pending);
  if (document.querySelector("#toasts .toast")) {
    for (const key of Object.keys(sessionStorage)) if (key === sent[1] || (sent[1] === "all" && key.startsWith("draft:"))) sessionStorage.removeItem(key);
  }
  // The page with two versions came instead: what is saved there settles the draft.
  document.querySelector("form[data-settles]")?.addEventListener("submit", () => sessionStorage.setItem(pending, JSON.stringify(sent)));
}
if (account) {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("draft:") && !key.startsWith(prefix(account))) sessionStorage.removeItem(key);
  for (const form of document.querySelectorAll("form[data-draft]")) attach(form);
  document.querySelector("form[data-kept]")?.addEventListener("submit", () => sessionStorage.setItem(pending, JSON.stringify([account, "all"])));
}
// A job that was carried here while no one was signed in waits half an hour, and is the next person's from then on.
const CARRIED = "draft-captured", HALF_AN_HOUR = 30 * 60 * 1000;
let carried = null;
try {
  carried = JSON.parse(sessionStorage.getItem(CARRIED));
} catch { /* not written by this version */ }
const isLate = carried && !carried.account && Date.now() - carried.at > HALF_AN_HOUR;
if (!carried?.pasted || isLate || (account && carried.account && carried.account !== account)) sessionStorage.removeItem(CARRIED);
else if (account && !carried.account) sessionStorage.setItem(CARRIED, JSON.stringify({ ...carried, account }));

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sign-out]")) return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("draft")) sessionStorage.removeItem(key);
});
