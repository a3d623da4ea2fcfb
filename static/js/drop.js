// A table dropped on any page goes to the import, unless the page itself takes files. Other files change nothing.
// Where something typed would be lost, the page asks first; what is typed into a form marked data-draft is kept anyway.
const TABLE = /\.(csv|tsv|tab|xlsx|xlsm|zip|json)$/i;
const DOCUMENT = /\.xlsx$/i; // a table that is a document where those are uploaded
const isFree = (event) => !event.defaultPrevented && !document.querySelector("form[data-drop]");

const isChanged = (field) => {
  if (field.type === "file") return field.files.length > 0;
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") {
    return field.selectedIndex !== Math.max(0, [...field.options].findIndex((one) => one.defaultSelected));
  }
  return field.value !== field.defaultValue;
};
const isLost = (field) => field.name && !field.disabled && !["hidden", "submit", "button"].includes(field.type)
  && (field.type === "file" || !field.form.dataset.draft) && isChanged(field);
const wouldLose = () => [...document.querySelectorAll("main form[method=post]")].some((form) => [...form.elements].some(isLost));

function send(files) {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: document.body.dataset.import, enctype: "multipart/form-data", hidden: true });
  const token = document.createElement("input");
  token.name = "csrfmiddlewaretoken";
  token.value = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const field = document.createElement("input");
  Object.assign(field, { type: "file", name: "files", multiple: true, files });
  form.append(token, field);
  document.body.append(form);
  form.submit();
}

function ask(files) {
  const dialog = document.getElementById("drop-ask");
  dialog.querySelector("[data-drop-names]").textContent = [...files].map((file) => file.name).join(", ");
  dialog.querySelector("[data-drop-go]").onclick = () => send(files);
  dialog.showModal();
}

document.addEventListener("dragover", (event) => {
  if (isFree(event) && event.dataTransfer?.types.includes("Files")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const files = event.dataTransfer?.files;
  if (!isFree(event) || !files?.length) return;
  const are = (kind) => [...files].every((file) => kind.test(file.name));
  if (document.querySelector("form[data-document]") && (!are(TABLE) || are(DOCUMENT))) return;
  event.preventDefault();
  if (!are(TABLE)) return;
  if (wouldLose()) ask(files);
  else send(files);
});
