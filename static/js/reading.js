// Add is filled in from what is pasted, dropped, or was handed over by the bookmark or a phone. The server reads it and answers with the
// form; its values come into the fields here. Nothing is added by that, and one click puts everything back.
const form = document.querySelector("form[data-reading]");
const box = form?.elements.pasted;
const note = document.getElementById("reading");
const KEY = "draft-captured";
const LONGEST = 2_000_000;

const facts = (root) => [...root.elements].filter((field) => field.name && field !== root.elements.pasted && !["hidden", "submit", "button"].includes(field.type));
const isTick = (field) => ["radio", "checkbox"].includes(field.type);
const stateOf = () => facts(form).map((field) => [field, isTick(field) ? field.checked : field.value]);
const isTyped = () => facts(form).some((field) => !isTick(field) && field.type !== "date" && field.tagName !== "SELECT" && field.value.trim());

function put(values) {
  for (const [field, value] of values) if (isTick(field)) field.checked = value; else field.value = value;
  form.elements.company.dispatchEvent(new Event("input", { bubbles: true }));
}

function say(text, ...buttons) {
  const line = document.createElement("div");
  line.className = "aside";
  const words = document.createElement("p");
  words.textContent = text;
  line.append(words);
  note.replaceChildren(line);
  offer(...buttons);
  note.scrollIntoView({ block: "nearest" });
}

function offer(...buttons) {
  if (!buttons.length) return;
  const row = document.createElement("p");
  row.className = "btn-row";
  for (const [label, act] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-small";
    button.textContent = label;
    button.addEventListener("click", act);
    row.append(button);
  }
  note.querySelector(".aside")?.append(row);
}

// Until it is read it waits in this tab, through a sign-in or a page that is left meanwhile.
function keep(pasted) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ account: document.body.dataset.account, at: Date.now(), pasted, isOwn: true }));
  } catch { /* more than the browser keeps; the field still holds it */ }
}

async function read(pasted, { isHandedOver = false, isFresh = false, isReplacing = false } = {}) {
  if (pasted.length > LONGEST) return say("This is longer than two million characters. Copy only the text of the job ad.");
  const body = new FormData(form);
  body.set("pasted", pasted);
  if (isFresh) for (const field of facts(form)) body.delete(field.name);
  if (isHandedOver) body.delete("status");
  if (isReplacing) body.set("replace", "1");
  const fail = (text) => { box.value ||= pasted; box.closest("details").open = true; say(text); };
  keep(pasted);
  let answer;
  try {
    answer = await fetch(form.dataset.reading, { method: "POST", body, headers: { "X-Kept-By-Page": "1" } });
  } catch {
    return fail("The server didn’t respond. What you pasted is in the field above. Try again in a moment.");
  }
  if (answer.redirected || (answer.status === 403 && !isHandedOver)) return location.reload();
  if (answer.status === 429) return fail("That’s more job ads than Onward reads at once. What you pasted is in the field above. Try again in ten minutes.");
  sessionStorage.removeItem(KEY);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const filled = page.querySelector("form[data-reading]");
  if (!answer.ok || !filled) return fail(filled?.querySelector(".reading .error")?.textContent.trim() || "This couldn’t be read. What you pasted is in the field above.");
  const before = stateOf();
  const values = facts(form).map((field) => {
    const other = facts(filled).find((one) => one.name === field.name && (!isTick(field) || one.value === field.value));
    return [field, isTick(field) ? Boolean(other?.checked) : (other?.value ?? field.value)];
  });
  box.value = "";
  put(values);
  box.closest("details").open = false;
  note.replaceChildren(...page.getElementById("reading").childNodes);
  note.querySelector("[data-replace]")?.addEventListener("click", (event) => {
    event.preventDefault();
    read(pasted, { isReplacing: true });
  });
  if (before.some(([field, value]) => value !== (isTick(field) ? field.checked : field.value))) {
    offer(["Undo", () => { put(before); note.replaceChildren(); form.elements.company.focus(); }]);
  }
  note.scrollIntoView({ block: "nearest" });
}

// The text of a page's source says more than how the browser would paste it; a dragged link brings its words along.
function brought(data) {
  const [plain, html, link] = ["text/plain", "text/html", "text/uri-list"].map((type) => data.getData(type).trim());
  if (/<(!doctype|html|head|script|meta|body)\b/i.test(plain) || /^[[{]/.test(plain)) return plain;
  if (link) {
    const words = new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
    return words && words !== link ? `${words}\n${link}` : link;
  }
  return html || plain;
}

// Several lines or a link don't belong into an empty field of one line: they are the job ad.
function isAdvertFor(field, plain) {
  return field.matches("input:not([type=date])") && !field.value && /\n|^https?:\/\/\S+$/i.test(plain);
}

if (form) {
  form.querySelector("[data-read]").addEventListener("click", (event) => {
    event.preventDefault();
    if (box.value.trim()) read(box.value); else box.focus();
  });
  document.addEventListener("paste", (event) => {
    const field = event.target.closest?.("input, textarea, select, [contenteditable]");
    const plain = event.clipboardData.getData("text/plain").trim();
    if (field === form.elements.link) {
      if (field.value || !plain) return;
      if (/^\S{1,2000}$/.test(plain)) { setTimeout(() => read(plain)); return; }
    } else if (field && field !== box && !isAdvertFor(field, plain)) return;
    const pasted = brought(event.clipboardData);
    if (!pasted) return;
    event.preventDefault();
    if (field === box) box.value = plain;
    read(pasted);
  });
  document.addEventListener("dragover", (event) => {
    if (!event.target.closest?.("input, textarea:not([name=pasted])")) event.preventDefault();
  });
  document.addEventListener("drop", async (event) => {
    if (event.target.closest?.("input, textarea:not([name=pasted])")) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (!file) { const pasted = brought(event.dataTransfer); if (pasted) read(pasted); return; }
    if (!/^text\/(html|plain)$/.test(file.type)) return say("Drop a saved page (.html) or a text file here.");
    if (file.size > LONGEST) return say("This file is larger than 2 MB. Copy the text of the job ad and paste it here.");
    read(await file.text());
  });
  // What another page handed over is read after a click: any page can open this one. drafts.js has let go of what is not this person's.
  const waiting = JSON.parse(sessionStorage.getItem(KEY) || "null");
  const discard = ["Discard the job ad", () => { sessionStorage.removeItem(KEY); note.replaceChildren(); }];
  const fill = () => read(waiting.pasted, { isHandedOver: true, isFresh: true });
  if (waiting?.pasted && isTyped()) {
    say("A job ad is ready to fill in, but this form isn’t empty.",
      ["Fill in empty fields only", () => read(waiting.pasted)], ["Replace everything", fill], discard);
  } else if (waiting?.pasted && waiting.isOwn) fill();
  else if (waiting?.pasted) {
    say("A job ad is ready to fill in. Nothing has been read or saved yet.", ["Fill in the form", fill], discard);
    note.querySelector("button").focus();
  }
}
