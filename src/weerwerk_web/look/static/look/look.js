// The little that JavaScript adds. Every page works without it.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  navigator.clipboard.writeText(source.textContent.trim()).then(() => {
    button.textContent = button.dataset.done;
  });
});

for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const button of document.querySelectorAll("[data-needs-script]")) button.hidden = !window.PublicKeyCredential;
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const place = document.getElementById("passkey-fault");
  if (place) place.hidden = false;
});

// Who chooses an answer while the server is away must not think that it was kept.
for (const missed of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(missed, () => {
    const place = document.querySelector("[data-lost]");
    if (place) place.textContent = place.dataset.lost;
  });
}

// A page that was left alone does not stay on the screen once its session is over, or once nobody can say that it is not.
const { idle, known } = document.body.dataset;
if (idle) {
  let touched = Date.now();
  for (const touch of ["click", "keydown"]) document.addEventListener(touch, () => { touched = Date.now(); });
  setInterval(async () => {
    if (Date.now() - touched < idle * 60_000) return;
    const answer = await fetch(known, { redirect: "manual", headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer || !answer.ok) window.location.replace(window.location.href);
  }, 60_000);
}
