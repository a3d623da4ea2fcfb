// A slider beside a number field: it moves the number, and letting go asks for the new figure. Without it the field and its button do.
const fieldOf = (slider) => document.getElementById(slider.dataset.slider);
let held = "";

const show = () => {
  for (const slider of document.querySelectorAll("[data-slider][hidden]")) {
    slider.hidden = false;
    if (slider.id === held) slider.focus();
  }
  held = "";
};

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-slider]")) {
    fieldOf(event.target).value = event.target.value;
  } else if (event.target.id) {
    const slider = document.querySelector(`[data-slider="${CSS.escape(event.target.id)}"]`);
    if (slider) slider.value = event.target.value;
  }
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-slider]")) event.target.form.requestSubmit();
});
// The figure comes anew with its slider hidden; whoever held it goes on holding it.
document.addEventListener("htmx:beforeSwap", () => {
  held = document.activeElement?.matches("[data-slider]") ? document.activeElement.id : "";
});
document.addEventListener("htmx:afterSettle", show);
show();
