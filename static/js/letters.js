// A letter: copy it, open it in the mail program, count its words. Without a clipboard (plain http) the text is selected.
for (const letter of document.querySelectorAll("[data-letter]")) {
  const body = letter.querySelector("[data-letter-body]"), subject = letter.querySelector("[data-letter-subject]");
  const to = letter.querySelector("[data-letter-to]"), mail = letter.querySelector("[data-letter-mail]");
  const count = letter.querySelector("[data-letter-words]"), state = letter.querySelector("[data-letter-state]");
  const refresh = () => {
    const words = body.value.trim().split(/\s+/).filter(Boolean).length;
    if (count) count.textContent = `${words} word${words === 1 ? "" : "s"}`;
    if (mail) {
      const address = encodeURIComponent(to ? to.value.trim() : mail.dataset.letterMail).replace("%40", "@");
      mail.href = `mailto:${address}?subject=${encodeURIComponent(subject ? subject.value : "")}&body=${encodeURIComponent(body.value.replace(/\r?\n/g, "\r\n"))}`;
    }
  };
  letter.addEventListener("input", refresh);
  refresh();
  for (const button of letter.querySelectorAll("[data-letter-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = button.dataset.letterCopy ? document.getElementById(button.dataset.letterCopy) : body;
      try {
        await navigator.clipboard.writeText(field.value);
        state.textContent = "Copied.";
      } catch {
        field.focus();
        field.select();
        state.textContent = "The text is selected; copy it with your keyboard or the menu.";
      }
    });
  }
}
