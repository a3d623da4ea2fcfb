// A chosen file is named with its size, told when it is too large before it is sent, and says what kind it may be.
const form = document.querySelector("form[data-document]");
const field = form?.querySelector("input[type=file]");
const note = form?.querySelector("[data-chosen]");
const KINDS = [
  ["letter", /cover|letter|anschreiben|motivation/],
  ["offer", /offer|contract|angebot|vertrag/],
  ["portfolio", /portfolio|\.(pptx|odp)$/],
  ["cv", /\bcv\b|cv[_-]|r[eé]sum[eé]|lebenslauf|curriculum/],
  ["screenshot", /screen|\.(png|webp|gif)$/],
];
const size = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
let chosenByHand = false;

function guess(name) {
  const kind = KINDS.find(([, words]) => words.test(name.toLowerCase()))?.[0];
  if (!kind || chosenByHand) return;
  const radio = form.querySelector(`input[name=kind][value=${kind}]`);
  const select = form.querySelector("select[name=kind]");
  if (radio) radio.checked = true;
  if (select) select.value = kind;
}

function look() {
  const file = field.files[0];
  const most = Number(field.dataset.most);
  const tooLarge = file && file.size > most;
  field.setCustomValidity(tooLarge ? `That file is ${size(file.size)}. The limit is ${size(most)}. Make it smaller, for example by compressing the images.` : "");
  note.textContent = tooLarge ? field.validationMessage : file ? `${file.name}, ${size(file.size)}` : "";
  if (file) guess(file.name);
}

if (field) {
  const given = new URLSearchParams(location.search);
  chosenByHand = given.has("kind");
  form.addEventListener("change", (event) => { if (event.target.name === "kind") chosenByHand = true; });
  field.addEventListener("change", look);
  document.addEventListener("dragover", (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.files.length) return; // a table: it goes to the import
    event.preventDefault();
    form.closest("details")?.setAttribute("open", "");
    field.files = event.dataTransfer.files;
    look();
    form.scrollIntoView({ block: "nearest" });
  });
}
