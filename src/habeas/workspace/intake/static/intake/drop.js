// Files are dropped on the form, and sent one after another with a bar for each. Without this
// script the form sends them all at once, as any form does.
"use strict";
(() => {
  const form = document.getElementById("add");
  if (!form || !window.htmx) return;
  const field = form.querySelector("input[type=file]");
  const list = form.querySelector(".sending");
  const told = document.getElementById("told");
  const waiting = [];
  let isSending = false;
  let depth = 0;

  const hasFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    form.classList.remove("over");
    add([...event.dataTransfer.files]);
  });
  addEventListener("dragenter", (event) => { if (hasFiles(event)) { depth += 1; form.classList.add("over"); } });
  addEventListener("dragleave", (event) => { if (hasFiles(event) && --depth <= 0) { depth = 0; form.classList.remove("over"); } });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add([...field.files]);
    field.value = "";
  });

  function add(files) {
    if (files.length && !isSending && !waiting.length) { list.replaceChildren(); told.replaceChildren(); }
    for (const file of files) {
      const line = document.createElement("li");
      line.textContent = file.name;
      list.append(line);
      if (file.size > Number(form.dataset.largest)) problem(line, form.dataset.tooLarge); else waiting.push([file, line]);
    }
    if (!isSending) next();
  }

  function problem(line, sentence) {
    const said = document.createElement("span");
    said.className = "problem";
    said.textContent = ` ${sentence}`;
    line.querySelector("progress")?.remove();
    line.append(said);
  }

  function next() {
    const [file, line] = waiting.shift() || [];
    isSending = Boolean(file);
    if (!file) return;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", `${file.name}: ${form.dataset.sending}`);
    line.append(bar);
    const data = new FormData(form);
    data.delete("files");
    data.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
    request.addEventListener("load", () => {
      if (request.getResponseHeader("HX-Redirect")) { location.reload(); return; } // logged out
      line.remove();
      told.insertAdjacentHTML("beforeend", request.responseText);
      window.htmx.ajax("GET", form.dataset.jobs, { target: "#jobs", swap: "outerHTML" });
      next();
    });
    request.addEventListener("error", () => { problem(line, form.dataset.failed); next(); });
    request.send(data);
  }

  // What has changed among the jobs is said to who does not see it, once.
  const said = document.getElementById("jobs-told");
  document.addEventListener("htmx:afterSettle", () => {
    const now = document.getElementById("jobs")?.dataset.told || "";
    if (said && said.textContent !== now) said.textContent = now;
  });
})();
