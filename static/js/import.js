// A file may be dropped anywhere on the page.
const form = document.querySelector("form[data-drop]");
const field = form?.querySelector("input[type=file]");
document.addEventListener("dragover", (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
document.addEventListener("drop", (event) => {
  if (!field || !event.dataTransfer?.files.length) return;
  event.preventDefault();
  field.files = event.dataTransfer.files;
  form.requestSubmit();
});
