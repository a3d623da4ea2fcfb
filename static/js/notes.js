// Notes save as they are typed; a plain save button stays. An older tab never overwrites a newer version.
for (const form of document.querySelectorAll("form[data-notes]")) {
  const state = form.querySelector("[role=status]");
  const typed = () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.delete("version");
    return fields.toString();
  };
  let timer = null, saved = typed(), running = false;
  const save = async () => {
    const notes = typed();
    if (running || notes === saved) return;
    running = true;
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
      if (answer.status === 200 || answer.status === 409) state.textContent = await answer.text();
      else state.textContent = "Not saved yet. What you typed is still in this tab.";
      if (answer.status === 200) {
        saved = notes;
        form.elements.version.value = answer.headers.get("X-Version");
        if (typed() === notes) form.dispatchEvent(new Event("draft:saved"));
      }
    } catch {
      state.textContent = "You’re offline. What you typed is still in this tab.";
    }
    running = false;
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 900); });
}
