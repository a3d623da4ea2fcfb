// Small habits of every page: "/" focuses search, one click posts once, the theme switches without a visit.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const fields = [...document.querySelectorAll("[data-search]")];
  const field = fields.find((one) => one.checkVisibility());
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

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
