// Every control with data-key="…" is worked by that key, or keys one after another ("g r");
// "?" shows the list. Nothing is caught while somebody writes in a field.
"use strict";
(() => {
  let begun = "";
  let timer = 0;
  const isWriting = (place) => place.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const controls = () => [...document.querySelectorAll("[data-key]")].filter((one) => one.getClientRects().length);
  const label = (one) => {
    const bare = one.cloneNode(true);
    for (const key of bare.querySelectorAll("kbd")) key.remove();
    const field = one.labels?.[0]?.textContent; // of what one writes into
    return (one.getAttribute("aria-label") || field || bare.textContent).replace(/\s+/g, " ").trim();
  };

  function showList() {
    const dialog = document.getElementById("keys");
    const list = dialog.querySelector("dl");
    list.replaceChildren();
    for (const one of controls()) {
      const term = document.createElement("dt");
      const key = document.createElement("kbd");
      key.textContent = one.dataset.key;
      term.append(key);
      const meaning = document.createElement("dd");
      meaning.textContent = label(one);
      list.append(term, meaning);
    }
    dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "?") { event.preventDefault(); showList(); return; }
    const typed = begun ? `${begun} ${event.key}` : event.key;
    const found = controls().find((one) => one.dataset.key === typed);
    clearTimeout(timer);
    begun = "";
    if (found) {
      event.preventDefault();
      if (found.matches("input, select, textarea")) found.focus(); else found.click();
    } else if (controls().some((one) => one.dataset.key.startsWith(`${typed} `))) {
      begun = typed;
      timer = setTimeout(() => { begun = ""; }, 1500);
    }
  });

  // An answer with an error (409, 400, 503) is shown where messages stand.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const status = event.detail.xhr.status;
    if (event.detail.xhr.getResponseHeader("HX-Retarget")) {  // it says itself where it belongs
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    } else if (status >= 400 && status !== 404) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
      event.detail.target = document.getElementById("told");
      event.detail.swapOverride = "innerHTML";
    }
  });
})();
