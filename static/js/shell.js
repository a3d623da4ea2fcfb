// What every page does: toasts, menus, forms that are sent once, the theme switch.
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
