// A timer for one answer: it counts up, and starting one stops the others. Nothing is saved.
const clocks = [...document.querySelectorAll("[data-timer]")].map((box) => ({ box, shown: box.querySelector("output"), button: box.querySelector("button"), since: 0, before: 0 }));
const text = (ms) => `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}`;
const spent = (clock) => clock.before + (clock.since ? Date.now() - clock.since : 0);

function stop(clock) {
  clock.before = spent(clock);
  clock.since = 0;
  clock.button.textContent = clock.before ? "Restart timer" : "Start timer";
}
for (const clock of clocks) {
  clock.box.hidden = false;
  clock.button.addEventListener("click", () => {
    if (clock.since) return stop(clock);
    clocks.filter((other) => other.since).forEach(stop);
    clock.before = 0;
    clock.since = Date.now();
    clock.button.textContent = "Stop timer";
  });
}
setInterval(() => { for (const clock of clocks) if (clock.since) clock.shown.textContent = text(spent(clock)); }, 250);
