// The button to drag: its address is the text of the field below. Here it would do nothing, so a click says what to do with it.
const link = document.querySelector("[data-bookmarklet]");
const code = document.getElementById("bookmarklet");
if (link && code) {
  link.href = code.value;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector("[data-bookmarklet-note]").textContent = "Drag this button to your bookmarks bar, then click it on any job ad. Without a mouse, use the text below.";
    code.closest("details").open = true;
  });
}
