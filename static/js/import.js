// A file may be dropped anywhere on the page; a file that is too large is told before it is sent.
const form = document.querySelector("form[data-drop]");
const field = form?.querySelector("input[type=file]");
const note = form?.querySelector("[data-chosen]");

const size = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

function look() {
  const files = [...field.files];
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const tooLarge = bytes > Number(field.dataset.most);
  field.setCustomValidity(tooLarge ? `That is ${size(bytes)}; 50 MB fit. Bring the file with the applications alone, or fewer parts at once.` : "");
  note.textContent = tooLarge ? field.validationMessage : files.map((file) => `${file.name}, ${size(file.size)}`).join("; ");
  return files.length > 0 && !tooLarge;
}

if (field) {
  field.addEventListener("change", look);
  document.addEventListener("dragover", (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    field.files = event.dataTransfer.files;
    if (look()) form.requestSubmit();
  });
}

// The button counts what is chosen: left out here, or added although it is here already.
const choices = document.querySelector("form[data-adding]");
const button = choices?.querySelector("[data-add]");
if (button) {
  const all = choices.querySelector("[name=here_all]");
  const single = [...choices.querySelectorAll("select[name^='here-']")];
  const elsewhere = () => (all?.value === "add_anyway" ? Number(choices.dataset.here) - single.length : 0);
  const added = () => single.filter((one) => (one.value || all?.value) === "add_anyway").length + elsewhere();
  const change = () => added() - choices.querySelectorAll("[name=leave_out]:checked").length;
  const loaded = change();
  const count = () => {
    const adding = Number(choices.dataset.adding) + change() - loaded;
    button.textContent = `Add ${adding} application${adding === 1 ? "" : "s"}`;
  };
  choices.addEventListener("change", count);
  window.addEventListener("pageshow", count);
}
