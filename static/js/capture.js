// What came along (behind the # or shared by a phone) is kept in this tab, taken out of the address, and Add goes on with it. It belongs to
// whoever is signed in, else to whoever signs in next (drafts.js).
const main = document.querySelector("[data-capture]");
const shared = main?.querySelector("[name=pasted]");

function handedOver() {
  if (shared) return shared.value;
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

if (main) {
  const pasted = handedOver();
  if (location.hash) history.replaceState(null, "", main.dataset.path);
  if (pasted.trim()) {
    try {
      sessionStorage.setItem("draft-captured", JSON.stringify({ account: document.body.dataset.account || "", at: Date.now(), pasted }));
      location.replace(main.dataset.capture);
    } catch {
      main.querySelector("[data-capture-note]").textContent = "This page is too large for the bookmark. Copy the job ad and paste it on “Add an application”.";
    }
  }
}
