// The batch: tick all or none, say how many are ticked, and send once.
"use strict";
(() => {
  const boxes = () => [...document.querySelectorAll(".batch input[name=account]")];
  const tell = () => {
    const place = document.querySelector(".bulk .count");
    if (place) place.textContent = `(${boxes().filter((box) => box.checked).length})`;
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tick]");
    if (!button) return;
    for (const box of boxes()) box.checked = button.dataset.tick === "all";
    tell();
  });
  document.addEventListener("change", tell);
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.once === undefined) return;
    if (event.target.dataset.sent !== undefined) event.preventDefault();
    event.target.dataset.sent = "";
  });
  window.addEventListener("pageshow", () => { for (const one of document.querySelectorAll("[data-sent]")) delete one.dataset.sent; tell(); });
})();
