// When the browser or the person breaks a passkey off, say so on the page.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const line of document.querySelectorAll("[data-passkey-failed]")) line.hidden = false;
});
