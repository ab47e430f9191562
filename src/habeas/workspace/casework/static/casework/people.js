// Writing in a field: Escape leaves it, Ctrl+Enter sends its form, and writing another name chooses it.
"use strict";
(() => {
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("textarea, input:not([type=radio]):not([type=checkbox])");
    if (!field || !field.form) return;
    if (event.key === "Escape") field.blur();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
  });
  document.addEventListener("input", (event) => {
    const chosen = event.target.dataset.chooses;
    if (!chosen) return;
    const radio = event.target.form.querySelector(`input[type=radio][value="${chosen}"]`);
    if (radio) radio.checked = true;
  });
})();
