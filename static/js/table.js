// Select all on this page, and say how many are selected.
const all = document.querySelector("[data-select-all]");
const boxes = () => [...document.querySelectorAll("input[name=pick]")];
const count = document.querySelector("[data-selected]");
const tell = () => {
  const number = boxes().filter((box) => box.checked).length;
  if (count) count.textContent = number;
  if (all) { all.checked = number > 0 && number === boxes().length; all.indeterminate = number > 0 && !all.checked; }
};
all?.addEventListener("change", () => { for (const box of boxes()) box.checked = all.checked; tell(); });
document.addEventListener("change", (event) => { if (event.target.name === "pick") tell(); });
tell();
