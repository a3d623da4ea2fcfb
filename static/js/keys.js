// What keys do: shortcuts, through rows and cards, in menus, in the suggestions of the search. All of them are listed on
// /shortcuts/. While someone types in a field, or holds Ctrl, Alt or Cmd, keys are theirs.
const places = { n: "/applications/new/", "g b": "/board/", "g l": "/applications/", "g t": "/", "g p": "/people/" };
const pressed = { before: "", at: 0 };
const LIST = "/shortcuts/";

function search() {
  const field = [...document.querySelectorAll("[data-search]")].find((one) => one.checkVisibility());
  field?.focus();
  field?.select();
  return field;
}

// Rows, cards and things to do, in the order of the page. The one with the focus is the current one.
const items = () => [...document.querySelectorAll("[data-item]")].filter((one) => one.checkVisibility());
let last = null;
function current() {
  const here = document.activeElement;
  return here.closest("[data-item]") || (here === document.body && last?.isConnected ? last : null);
}
function go(step) {
  const all = items(), at = all.indexOf(current());
  const next = at < 0 ? all.at(step > 0 ? 0 : -1) : all[Math.max(0, Math.min(at + step, all.length - 1))];
  (next?.querySelector("h3 a, th a") || next?.querySelector(".act button"))?.focus();
  return next;
}
document.addEventListener("focusin", (event) => { last = event.target.closest("[data-item]") || last; });

// The list opens over the page; where it cannot be loaded, its page opens.
async function list() {
  const dialog = document.getElementById("keys"), box = document.getElementById("keys-list");
  if (!box.childElementCount) await window.htmx?.ajax("GET", LIST, { target: box, swap: "innerHTML" });
  if (!box.childElementCount) { location.assign(LIST); return; }
  dialog.showModal();
  dialog.focus(); // read from its beginning: the first link in it is not what someone is after
}

const actions = {
  "/": search,
  u: () => [...document.querySelectorAll("#toasts [data-undo]")].at(-1)?.click(),
  j: () => go(1),
  k: () => go(-1),
  x: () => current()?.querySelector("input[name=pick]")?.click(),
  m: () => current()?.querySelector("a[data-move]")?.click(),
  "?": list,
};

document.addEventListener("keydown", (event) => {
  if (!("shortcuts" in document.body.dataset) || event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  if (document.querySelector(":popover-open, dialog[open]")) return;
  const key = event.key.toLowerCase();
  if (event.repeat && key !== "j" && key !== "k") return;
  if (event.shiftKey && key !== event.key.toUpperCase()) return; // a letter; "?" and "/" need Shift on some keyboards
  const keys = pressed.before && event.timeStamp - pressed.at < 3000 ? `${pressed.before} ${key}` : key;
  Object.assign(pressed, { before: key === "g" ? "g" : "", at: event.timeStamp });
  if (places[keys]) location.assign(places[keys]);
  else if (!actions[keys]?.() && keys !== "u") return;
  event.preventDefault();
});

// Escape closes the filters, else clears the selection.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector(":popover-open, dialog[open]")) return;
  const open = document.querySelector("details.filters[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else if (event.target.closest("[data-item]")) {
    for (const box of document.querySelectorAll("input[name=pick]:checked")) box.click();
  }
});

// Arrows, Home and End lead through an open menu, and an arrow opens the menu of the button that has the focus. Escape
// closes it and leads back to the button: the browser does that.
const steps = { ArrowDown: 1, ArrowUp: -1, Home: 0, End: 0 };
document.addEventListener("keydown", (event) => {
  if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const inside = event.target.closest(".menu:popover-open");
  const button = !inside && steps[event.key] && event.target.closest("[popovertarget], a[data-move][role]");
  const menu = inside || (button && document.getElementById(button.getAttribute("popovertarget") || "move"));
  if (!menu?.matches(".menu") || (inside && event.target.matches("input, select, textarea"))) return;
  event.preventDefault();
  if (!menu.matches(":popover-open")) button.click();
  if (!inside && menu.contains(document.activeElement)) return;
  const entries = [...menu.querySelectorAll("button:enabled, a[href]")].filter((one) => one.checkVisibility());
  const at = entries.indexOf(event.target), step = steps[event.key];
  const first = event.key === "Home" || (step > 0 && at < 0);
  const end = event.key === "End" || (step < 0 && at < 0);
  (first ? entries[0] : end ? entries.at(-1) : entries[(at + step + entries.length) % entries.length])?.focus();
});

// Arrows lead from the search to its suggestions and through them; Escape leads back and takes them away.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form.find");
  if (!form || event.target.closest(".menu") || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
  const found = [form.elements.q, ...form.querySelectorAll(".found a:not([data-move])")];
  if (event.defaultPrevented || found.length === 1) return;
  event.preventDefault();
  if (event.key === "Escape") {
    form.querySelector(".found").replaceChildren();
    form.elements.q.focus();
    return;
  }
  const at = found.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1);
  found[(at + found.length) % found.length].focus();
});
