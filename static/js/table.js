// Selecting rows: all on this page, a range with Shift, all that match. Enter moves on to the bar, Escape clears it.
const all = document.querySelector("[data-select-all]");
const every = document.querySelector("[data-every]");
const count = document.querySelector("[data-selected]");
const bar = document.getElementById("bulk");
const boxes = () => [...document.querySelectorAll("input[name=pick]")];
let last = null;

function tell() {
  const number = boxes().filter((box) => box.checked).length;
  const text = String(every?.checked ? count.dataset.all : number);
  if (count && count.textContent !== text) count.textContent = text;
  if (all) { all.checked = number > 0 && number === boxes().length; all.indeterminate = number > 0 && !all.checked; }
}
function choose(some, on) {
  for (const box of some) box.checked = on;
  if (!on && every) every.checked = false;
  tell();
}

all?.addEventListener("change", () => choose(boxes(), all.checked));
every?.addEventListener("change", () => choose(boxes(), every.checked));
document.addEventListener("click", (event) => {
  if (!event.target.matches?.("input[name=pick]")) return;
  const rows = boxes(), here = rows.indexOf(event.target), from = rows.indexOf(last);
  last = event.target;
  if (!event.shiftKey || from < 0) return;
  choose(rows.slice(Math.min(from, here), Math.max(from, here) + 1), event.target.checked);
});
document.addEventListener("change", (event) => {
  if (event.target.name !== "pick") return;
  if (every && !event.target.checked) every.checked = false;
  tell();
});
document.addEventListener("keydown", (event) => {
  const isBox = event.target.matches?.("input[name=pick], [data-select-all], [data-every]");
  if (event.key === "Enter" && isBox) {
    event.preventDefault();
    bar?.querySelector("button")?.focus();
  } else if (event.key === "Enter" && event.target.matches?.("#bulk input[type=date]")) {
    event.preventDefault();
    event.target.closest(".menu").querySelector("button").focus();
  } else if (event.key === "Escape" && (isBox || event.target.closest?.("#bulk"))) {
    if (document.querySelector(":popover-open")) return;
    const back = last?.isConnected ? last : all;
    choose(boxes(), false);
    back?.focus();
  }
});
if (count) tell();
document.addEventListener("htmx:afterSettle", () => { if (count) tell(); }); // what moved may have been selected

// With many saved views, scroll the current one into view.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
