// The menu for moving an application: a link with data-move fills it in and opens it. Further down: dragging cards.
const menu = document.getElementById("move");
const place = () => document.querySelector("[data-moves]")?.dataset.moves || "page";
let opener = null;

// Where the menu is, the links to the page for moving are buttons that open it.
function dress() {
  if (!menu?.showPopover) return;
  for (const link of document.querySelectorAll("a[data-move]:not([role])")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
  }
}
dress();
document.addEventListener("htmx:load", dress);
menu?.addEventListener("toggle", (event) => {
  opener?.setAttribute("aria-expanded", String(event.newState === "open"));
});

function openFor(button) {
  const card = button.closest("[data-status]");
  const url = button.dataset.move;
  menu.action = url;
  menu.setAttribute("hx-post", url);
  window.htmx?.process(menu);
  menu.reset();
  menu.elements.from.value = place();
  document.getElementById("move-label").textContent = `Move ${button.dataset.company} to`;
  for (const choice of menu.querySelectorAll("button")) {
    choice.disabled = false;
    choice.toggleAttribute("aria-current", false);
    if (choice.value === card?.dataset.status) choice.setAttribute("aria-current", "true");
  }
  menu.querySelector("[data-interview]").href = url.replace(/status\/$/, "stages/new/");
  opener?.setAttribute("aria-expanded", "false");
  opener = button;
  opener.setAttribute("aria-expanded", "true"); // at once: suggestions of the search stay while this is so
  menu.showPopover({ source: button });
  menu.querySelector("[aria-current]")?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button || !menu || !menu.showPopover || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  openFor(button);
});
document.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.matches("a[data-move][role]")) { event.preventDefault(); event.target.click(); }
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt !== menu) return;
  for (const choice of menu.querySelectorAll("button")) choice.disabled = true;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt !== menu) return;
  for (const choice of menu.querySelectorAll("button")) choice.disabled = false;
  if (menu.matches(":popover-open")) menu.hidePopover();
  if (event.detail.successful) document.querySelector(".side-search .found")?.replaceChildren();
});

// A page with lines gets them anew after a move, or after its undo. What was open or ticked stays so.
let from = null, last = "";
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt.closest("#toasts") && place() === "lines") event.detail.parameters.from = "lines";
});
document.addEventListener("moved", (event) => {
  const part = opener?.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby");
  if (event.detail.at) last = part ? `[aria-labelledby="${part}"] ${event.detail.at}` : event.detail.at;
  from = { at: last };
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target.id !== "lines") return;
  const kept = event.target.querySelectorAll("details[open][id], input[name=pick]:checked");
  from = { at: last, ...from, open: [...kept].map((one) => (one.id ? `#${one.id}` : `[name=pick][value="${one.value}"]`)) };
});
document.addEventListener("htmx:afterSettle", () => {
  if (!from) return;
  for (const one of from.open ?? []) {
    const again = document.querySelector(one);
    if (again) again[again.localName === "details" ? "open" : "checked"] = true;
  }
  refocus(from.at);
  from = null;
});

// The answer replaced the element with the focus: move the focus to the new one, or to Undo if it left the page.
function refocus(at) {
  const here = document.activeElement;
  if (here !== document.body && !here.closest("#move, #toasts")) return;
  const next = (at && document.querySelector(at)) || document.querySelector("#toasts [data-undo]");
  (next || document.getElementById("main")).focus({ preventScroll: true });
}
document.addEventListener("refocus", (event) => refocus(event.detail.at));

// A moved card is put first in its column. If it is loaded once more with the older cards, the copy is removed.
document.addEventListener("htmx:afterSettle", () => {
  for (const cards of document.querySelectorAll(".cards")) {
    const there = new Set();
    for (const card of cards.querySelectorAll(".card")) there.has(card.id) ? card.remove() : there.add(card.id);
  }
});

// A request that failed says so where toasts are shown. Without an answer nobody knows here whether a change was saved.
function say(text) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.append(Object.assign(document.createElement("p"), { textContent: text }));
  document.getElementById("toasts").replaceChildren(toast);
}
const isChange = (event) => event.detail.requestConfig.verb !== "get";
document.addEventListener("htmx:sendError", (event) => {
  if (isChange(event)) say("Onward didn’t respond. Reload the page to see whether your change was saved.");
  else say("Onward didn’t respond. Check your connection and try again.");
});
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 404) say("This no longer exists. Reload the page to see what’s current.");
  else if (!isChange(event)) say("This couldn’t be loaded. Reload the page and try again.");
  else if (status >= 500) say("Something went wrong. Reload the page to see whether your change was saved.");
  else say("That didn’t work and nothing was changed. Reload the page and try again.");
});

// Cards can be dragged to another column with a mouse. The menu does the same without one.
let dragged = null;
document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".card[draggable]");
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.id);
});
document.addEventListener("dragover", (event) => {
  const column = dragged && event.target.closest("[data-column]");
  for (const other of document.querySelectorAll(".column.over")) if (other !== column) other.classList.remove("over");
  if (!column || column.dataset.column === dragged.dataset.status) return;
  event.preventDefault();
  column.classList.add("over");
});
document.addEventListener("drop", (event) => {
  const column = dragged && event.target.closest("[data-column]");
  if (!column || column.dataset.column === dragged.dataset.status) return;
  event.preventDefault();
  window.htmx.ajax("POST", `/applications/${dragged.dataset.id}/status/`, {
    source: document.body, swap: "none", values: { status: column.dataset.column, day: "today", from: "board" },
  });
});
document.addEventListener("dragend", () => {
  dragged = null;
  for (const column of document.querySelectorAll(".column.over")) column.classList.remove("over");
});
