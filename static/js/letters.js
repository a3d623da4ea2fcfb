// A letter: copy it, open it in the mail program, count its words. Without a clipboard (plain http) the text is selected.
for (const letter of document.querySelectorAll("[data-letter]")) {
  const body = letter.querySelector("[data-letter-body]"), subject = letter.querySelector("[data-letter-subject]");
  const to = letter.querySelector("[data-letter-to]"), mail = letter.querySelector("[data-letter-mail]");
  const count = letter.querySelector("[data-letter-words]"), state = letter.querySelector("[data-letter-state]");
  const refresh = () => {
    const words = body.value.trim().split(/\s+/).filter(Boolean).length;
    if (count) count.textContent = words === 1 ? "1 word" : `${words} words`;
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
        state.textContent = "The text is selected. Copy it with your keyboard or the menu.";
      }
    });
  }
}

// The name under the drafts of this page, saved and added to them in place: what was typed into them stays.
const form = document.querySelector("form[data-sign]"), asked = document.querySelector("[data-signature]");
form?.addEventListener("submit", async (event) => {
  if (event.submitter?.value === "never") return;
  event.preventDefault();
  const name = form.elements.full_name.value.trim().replace(/\s+/g, " ");
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" } }).catch(() => null);
  if (!answer?.ok) return form.submit();
  for (const body of document.querySelectorAll("[data-letter-body]")) {
    const text = body.value.trimEnd();
    if (body.closest("[data-letter]").dataset.letter === "friend") {
      const first = name.split(" ")[0];
      body.value = text.endsWith("Thank you.") ? text.replace(/\.$/, `,\n${first}`) : `${text}\n\n${first}`;
    } else if (text.endsWith(",")) body.value = `${text}\n${name}`;
    body.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const said = document.createElement("p");
  said.className = "meta";
  said.setAttribute("role", "status");
  asked.replaceChildren(said);
  said.textContent = "Your name is saved, and your drafts are signed with it.";
});
