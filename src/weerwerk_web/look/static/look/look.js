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
