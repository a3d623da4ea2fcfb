// On every other page a dropped table goes to the import; what a page takes itself, or is no table, is left alone.
const TABLE = /\.(csv|tsv|tab|xlsx|xlsm|zip)$/i;
const files = (event) => [...(event.dataTransfer?.files ?? [])];
const isFree = (event) => !event.defaultPrevented && !document.querySelector("form[data-drop]");

document.addEventListener("dragover", (event) => {
  if (isFree(event) && event.dataTransfer?.types.includes("Files")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const dropped = files(event);
  if (!isFree(event) || !dropped.length) return;
  event.preventDefault();
  if (!dropped.every((file) => TABLE.test(file.name))) return;
  const form = document.createElement("form");
  form.method = "post";
  form.action = document.body.dataset.import;
  form.enctype = "multipart/form-data";
  form.hidden = true;
  const token = document.createElement("input");
  token.name = "csrfmiddlewaretoken";
  token.value = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const field = document.createElement("input");
  field.type = "file";
  field.name = "files";
  field.multiple = true;
  field.files = event.dataTransfer.files;
  form.append(token, field);
  document.body.append(form);
  form.submit();
});
