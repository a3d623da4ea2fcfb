// What every page does: keyboard shortcuts, menus, forms that are sent once, the theme switch.
const places = {
  n: "/applications/new/", "g b": "/board/", "g l": "/applications/", "g t": "/", "g p": "/people/", "?": "/shortcuts/",
};
const pressed = { before: "", at: 0 };

function search() {
  const field = [...document.querySelectorAll("[data-search]")].find((one) => one.checkVisibility());
  field?.focus();
  field?.select();
  return field;
}

document.addEventListener("keydown", (event) => {
  if (!("shortcuts" in document.body.dataset) || event.defaultPrevented || event.repeat || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (document.querySelector(":popover-open, dialog[open]")) return;
  const key = event.key.toLowerCase();
  if (event.shiftKey && key !== event.key.toUpperCase()) return; // a letter; "?" and "/" need Shift on some keyboards
  const keys = pressed.before && event.timeStamp - pressed.at < 3000 ? `${pressed.before} ${key}` : key;
  Object.assign(pressed, { before: key === "g" ? "g" : "", at: event.timeStamp });
  if (places[keys]) location.assign(places[keys]);
  else if (keys === "u") [...document.querySelectorAll("#toasts [data-undo]")].at(-1)?.click();
  else if (keys !== "/" || !search()) return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector("details.filters[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

// Arrows lead from the search to its suggestions and through them; Escape leads back and takes them away.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form.find");
  if (!form || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
  const places = [form.elements.q, ...form.querySelectorAll(".found a:not([data-move])")];
  if (places.length === 1) return;
  event.preventDefault();
  if (event.key === "Escape") {
    form.querySelector(".found").replaceChildren();
    form.elements.q.focus();
    return;
  }
  const at = places.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1);
  places[(at + places.length) % places.length].focus();
});

// Screen readers announce changes, not what was there at first: toasts are inserted again, and errors get the focus.
const toasts = document.getElementById("toasts");
if (toasts?.childElementCount) setTimeout(() => {
  if (!toasts.contains(document.activeElement)) toasts.append(...toasts.children);
}, 300);
document.querySelector(".problem, main [aria-invalid=true]")?.focus();

// A menu opens beside its button, where it fits, and is then fixed: it does not slide away from the pointer when the page
// scrolls. The style sheet finds the place; here it is measured once and set, inside the window.
function standStill(menu) {
  const place = (offset, size, room) => `${Math.max(8, Math.min(offset, room - size - 8))}px`;
  const top = place(menu.offsetTop, menu.offsetHeight, innerHeight);
  const left = place(menu.offsetLeft, menu.offsetWidth, document.documentElement.clientWidth);
  const inset = `${top} auto auto ${left}`;
  Object.assign(menu.style, { positionArea: "none", positionTryFallbacks: "none", inset, margin: "0" });
}
document.addEventListener("beforetoggle", (event) => {
  if (event.newState === "open" && event.target.matches(".menu")) event.target.removeAttribute("style");
}, true);
document.addEventListener("toggle", (event) => {
  if (event.newState === "open" && event.target.matches(".menu")) standStill(event.target);
}, true);

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[method='post']");
  if (!form || event.defaultPrevented || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 4000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

for (const form of document.querySelectorAll("form[data-theme-switch]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const button = form.querySelector("button");
    const body = new URLSearchParams(new FormData(form));
    body.set("theme", button.value);
    document.documentElement.dataset.theme = button.value;
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
    if (answer.ok) location.reload();
  });
}

const zone = document.querySelector("[data-time-zone]");
if (zone && (!zone.value || zone.value === "UTC")) {
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone.tagName !== "SELECT" || [...zone.options].some((option) => option.value === mine)) zone.value = mine;
}
