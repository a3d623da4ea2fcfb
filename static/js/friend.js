// A friend's form: what is typed is saved on this device until it is sent, and sending waits for a connection.
const form = document.querySelector("form[data-friend]");
const key = `friend:${location.pathname}`;
const DAYS = 14 * 24 * 60 * 60 * 1000;
const typed = () => [...form.elements].filter((field) => field.name && field.type !== "hidden" && field.type !== "submit");
const stateOf = () => typed().filter((field) => field.type !== "radio" || field.checked).map((field) => [field.name, field.value]);
const store = { get: () => { try { return localStorage.getItem(key); } catch { return null; } }, set: (text) => { try { localStorage.setItem(key, text); return true; } catch { return false; } }, drop: (one = key) => { try { localStorage.removeItem(one); } catch { /* nothing is saved then */ } } };

function say(words) {
  const line = form.querySelector("[data-friend-state]");
  line.hidden = false;
  line.textContent = words;
}
function restore(values) {
  for (const field of typed()) if (field.type === "radio") field.checked = false;
  for (const [name, value] of values) {
    for (const field of typed()) {
      if (field.name !== name) continue;
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
  }
}
function begin() {
  const before = stateOf();
  const kept = JSON.parse(store.get() || "null");
  if (kept && JSON.stringify(kept.values) !== JSON.stringify(before) && !form.querySelector("[aria-invalid]")) {
    restore(kept.values);
    say("Your answers are still here, but haven’t been sent. ");
    const discard = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: "Discard" });
    discard.addEventListener("click", () => { store.drop(); restore(before); say("Discarded."); });
    form.querySelector("[data-friend-state]").append(discard);
    form.closest("details")?.setAttribute("open", "");
  }
  let works = true;
  const keep = () => { works = store.set(JSON.stringify({ at: Date.now(), values: stateOf() })); if (!works) form.querySelector("[data-friend-kept]").hidden = true; };
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.querySelector("[data-friend-kept]").hidden = false;
  form.addEventListener("submit", send);
}
async function send(event) {
  event.preventDefault();
  event.stopPropagation();
  if (form.dataset.sending) return;
  form.dataset.sending = "1";
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
    if (answer.type === "opaqueredirect") {
      store.drop();
      location.assign(location.pathname);
      return;
    }
    if (answer.status === 422) { form.submit(); return; }
    if (answer.status === 404) say("This link no longer works. What you wrote is still here. Copy it and send it another way.");
    else if (answer.status === 429) say("Too many attempts. What you wrote is still here. Send it again in ten minutes.");
    else say("That didn’t work. What you wrote is still here. Try again in a moment.");
  } catch {
    say("You’re offline. What you wrote is saved on this device. Send it when you’re back online.");
  }
  delete form.dataset.sending;
}

try {
  for (const one of Object.keys(localStorage)) if (one.startsWith("friend:") && Date.now() - (JSON.parse(localStorage.getItem(one)).at || 0) > DAYS) store.drop(one);
} catch { /* storage is switched off: the page works as a plain form */ }
if (form) begin();
