// One field for when an interview is, and two pickers: each fills the other, and the words beside it say how it is read.
const words = document.getElementById("id_when");
const box = document.getElementById("read-as");
const { day, time } = words.form.elements;

words.addEventListener("input", (event) => {
  if (event.detail !== "picked") day.value = time.value = ""; // they come back once it is read
});

function pick() {
  const [year, month, date] = day.value.split("-").map(Number);
  const options = { weekday: "short", day: "numeric", month: "short", year: "numeric" };
  const said = day.value ? new Date(year, month - 1, date).toLocaleDateString("en-GB", options).replace(",", "") : "";
  words.value = [said, time.value].filter(Boolean).join(" ");
  words.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "picked" }));
}
words.form.elements.time_zone.addEventListener("change", () => window.htmx?.trigger(words, "again"));
for (const picker of [day, time]) picker.addEventListener("change", pick);

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target !== box) return;
  const read = box.querySelector("[data-day]");
  if (read) [day.value, time.value] = [read.dataset.day, read.dataset.time];
});

box.addEventListener("click", (event) => {
  const offer = event.target.closest("[data-offer]");
  if (!offer) return;
  words.value = offer.dataset.offer;
  words.focus();
  words.dispatchEvent(new Event("input", { bubbles: true }));
});
