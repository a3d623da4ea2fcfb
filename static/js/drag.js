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
