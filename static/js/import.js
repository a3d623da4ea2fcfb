// A file may be dropped anywhere on the page; a file that is too large is told before it is sent.
const form = document.querySelector("form[data-drop]");
const field = form?.querySelector("input[type=file]");
const note = form?.querySelector("[data-chosen]");

const size = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const tooMuch = (bytes) =>
  `That is ${size(bytes)}. The limit is 50 MB. Upload only the file with the applications, or fewer files at a time.`;

function look() {
  const files = [...field.files];
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const tooLarge = bytes > Number(field.dataset.most);
  field.setCustomValidity(tooLarge ? tooMuch(bytes) : "");
  const chosen = files.map((file) => `${file.name}, ${size(file.size)}`).join("; ");
  note.textContent = tooLarge ? field.validationMessage : chosen;
  return files.length > 0 && !tooLarge;
}

if (field) {
  field.addEventListener("change", look);
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    field.files = event.dataTransfer.files;
    if (look()) form.requestSubmit();
  });
}

// The button counts what is chosen: skipped, or added although it is here already, or brought up to date.
const choices = document.querySelector("form[data-adding]");
const button = choices?.querySelector("[data-add]");
if (button) {
  const both = choices.querySelector("[data-add-all]");
  const all = choices.querySelector("[name=here_all]");
  const single = [...choices.querySelectorAll("select[name^='here-']")];
  const elsewhere = Number(choices.dataset.here) - single.length;
  const updatable = single.filter((one) => one.querySelector("option[value=update]"));
  const updatableElsewhere = Number(choices.dataset.canUpdate) - updatable.length;
  const chosen = (one) => one.value || all?.value;
  const added = () =>
    single.filter((one) => chosen(one) === "add_anyway").length +
    (all?.value === "add_anyway" ? elsewhere : 0) -
    choices.querySelectorAll("[name=leave_out]:checked").length;
  const updated = () =>
    updatable.filter((one) => ["update", "fill", "move_on"].includes(chosen(one))).length +
    (all?.value === "update" ? updatableElsewhere : 0);
  const [firstAdded, firstUpdated] = [added(), updated()];
  const count = () => {
    const adding = Number(choices.dataset.adding) + added() - firstAdded;
    const updating = Number(choices.dataset.updating) + updated() - firstUpdated;
    if (adding && updating) button.textContent = `Add ${adding} and update ${updating}`;
    else if (updating) button.textContent = updating === 1 ? "Update 1 application" : `Update ${updating} applications`;
    else button.textContent = adding === 1 ? "Add 1 application" : `Add ${adding} applications`;
    if (!both) return;
    const updatable = choices.dataset.canUpdate;
    both.hidden = updating > 0 || all.value === "add_anyway";
    if (!adding) both.textContent = updatable === "1" ? "Update this application" : `Update all ${updatable}`;
    else if (updatable === "1") both.textContent = `Add ${adding} new and update 1`;
    else both.textContent = `Add ${adding} new and update all ${updatable}`;
    button.classList.toggle("btn-primary", both.hidden);
  };
  choices.addEventListener("change", count);
  window.addEventListener("pageshow", count);
}
