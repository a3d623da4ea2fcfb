// A link for a friend goes to the device's own share sheet, or to the clipboard, with the tap that creates it.
// data-share: a button whose form creates the link; its answer to a script is {page, address, title, text}.
// data-share-letter: a button beside a message that is there already. Without either, the page with the link is shown.
const COPIED = "onward-copied";
const canShare = typeof navigator.share === "function";

for (const button of document.querySelectorAll("[data-share]")) {
  if (!canShare && !navigator.clipboard) continue;
  button.textContent = canShare ? button.dataset.share : button.dataset.copy;
  button.form.addEventListener("submit", async (event) => {
    if (event.submitter !== button || button.dataset.plain) return;
    event.preventDefault();
    button.disabled = true;
    const body = new FormData(button.form);
    body.set(button.name, button.value);
    const options = { method: "POST", body, headers: { "X-Requested-With": "fetch" } };
    const answer = await fetch(button.form.action, options).catch(() => null);
    button.disabled = false;
    if (!answer?.ok) {
      button.dataset.plain = "1"; // sent as any form: its page says what is missing
      button.form.requestSubmit(button);
      return;
    }
    const link = await answer.json();
    try {
      if (canShare) await navigator.share({ title: link.title, text: link.text });
      else {
        await navigator.clipboard.writeText(link.address);
        sessionStorage.setItem(COPIED, "1");
      }
    } catch { /* closed again, or not allowed any more: the page has the link and its buttons */ }
    location.assign(link.page);
  });
}

const state = document.querySelector("[data-letter-state]");
if (state && sessionStorage.getItem(COPIED)) {
  sessionStorage.removeItem(COPIED);
  state.textContent = "Copied.";
}

for (const button of document.querySelectorAll("[data-share-letter]")) {
  if (!canShare) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const letter = button.closest("[data-letter]");
    const title = letter.querySelector("[data-letter-subject]").value;
    navigator.share({ title, text: letter.querySelector("[data-letter-body]").value }).catch(() => null);
  });
}
