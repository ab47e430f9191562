// The page of an account: its form, what is unsaved in it, and where the eye and the focus go.
"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  let current = null; // the form that was worked in last
  let isLeaving = false;
  const review = () => document.getElementById("review");
  const forms = () => [...document.querySelectorAll(".slot-form")];
  const form = () => (current && current.isConnected ? current : forms()[0]);

  function isChanged(one) {
    if (one.dataset.typed !== undefined || one.dataset.touched !== undefined) return true;
    return [...one.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value !== field.defaultValue)
      || [...one.querySelectorAll("select")].some((field) => {
        const first = [...field.options].findIndex((option) => option.defaultSelected);
        return field.closest(".row")?.querySelector("[name$=who-name]")?.value !== "" && field.selectedIndex !== Math.max(first, 0);
      });
  }
  const tellChanged = () => review()?.classList.toggle("changed", forms().some(isChanged));

  function setUp() {
    current = null;
    isLeaving = false;
    const text = document.querySelector(".pane .text");
    // The first of these that there is: a long paragraph begins far above its trigger.
    const mark = ["mark.trigger", "mark.passage", ".here"].map((one) => text?.querySelector(one)).find(Boolean);
    if (mark && text.scrollHeight > text.clientHeight) {
      const box = mark.getBoundingClientRect();
      text.scrollTop += box.top - text.getBoundingClientRect().top - text.clientHeight / 3;
    }
    tellChanged();
  }

  // Of the picture of a page too the marked words are in sight, when it has come.
  document.addEventListener("load", ({ target }) => {
    const pane = target.closest?.(".picture");
    const mark = pane?.querySelector("rect.trigger") ?? pane?.querySelector("rect.passage");
    if (!mark) return;
    const [box, frame] = [mark.getBoundingClientRect(), pane.getBoundingClientRect()];
    pane.scrollTop += box.top - frame.top - pane.clientHeight / 3;
    pane.scrollLeft += box.left - frame.left - pane.clientWidth / 3;
  }, true);

  function focusFirst() {
    const wrong = document.querySelector(".wrong")?.closest(".slot, .people")?.querySelector("input:not([type=hidden]), select, textarea");
    if (wrong) wrong.focus();
    else if (document.querySelector("[data-open]")) document.querySelector("[data-open] select")?.focus();
    else document.querySelector("#review h1")?.focus({ preventScroll: true });
  }

  function openReject(isOpen) {
    const panel = document.getElementById("reject");
    panel?.classList.toggle("open", isOpen);
    document.querySelector("[data-reject]")?.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) panel?.querySelector("input[type=radio]:checked")?.focus();
    else document.querySelector("#review h1")?.focus({ preventScroll: true });
  }

  function addRow(one, detail) {
    const list = one.querySelector(".people");
    const row = list.querySelector("template").content.firstElementChild.cloneNode(true);
    row.querySelector("[name$=who-name]").value = detail.words.replace(/\s+/g, " ");
    row.querySelector("[name$=who-words]").value = detail.told;
    if (detail.use === "place") {
      row.querySelector("[name$=who-role]").value = "place";
      row.querySelector("[name$=who-kind]").value = "place";
    }
    const empty = [...list.querySelectorAll(".row")].at(-1);
    list.insertBefore(row, empty);
    row.querySelector("select").focus();
  }

  // The date that selected words tell in their place goes into the field; words that tell none
  // leave it as it is, and say so below it.
  async function takeDate(one, words) {
    const field = one.querySelector("[name$=date]");
    field.focus();
    const meant = one.querySelector(".meant");
    await htmx.ajax("GET", field.getAttribute("hx-get"), { source: meant, target: meant, swap: "outerHTML", values: { words } });
    const taken = one.querySelector(".meant")?.dataset.take;
    if (taken) field.value = taken;
    tellChanged();
  }

  document.addEventListener("words:chosen", ({ detail }) => {
    const one = form();
    if (!one) return;
    if (detail.use === "who" || detail.use === "place") addRow(one, detail);
    else {
      const span = one.querySelector(`[data-slot="${detail.use}"]`);
      span.hidden = false;
      span.classList.add("fresh");
      span.querySelector("input").value = detail.told;
      span.querySelector("q").textContent = detail.words.length > 80 ? `${detail.words.slice(0, 78)}…` : detail.words;
      if (detail.use === "date_words") takeDate(one, detail.told);
    }
    one.dataset.touched = "";
    tellChanged();
  });

  document.addEventListener("focusin", (event) => { current = event.target.closest(".slot-form") ?? current; });
  for (const name of ["input", "change"]) {
    document.addEventListener(name, (event) => { if (event.target.closest(".slot-form")) tellChanged(); });
  }
  document.addEventListener("click", (event) => {
    const target = event.target.closest("button, a");
    if (!target) return;
    if ("correct" in target.dataset) form()?.querySelector("select, input:not([type=hidden])").focus();
    if ("reject" in target.dataset) openReject(!document.getElementById("reject").classList.contains("open"));
    if ("clear" in target.dataset) {
      const one = target.closest(".slot-form");
      target.closest(".row").remove();
      one.dataset.touched = "";
      tellChanged();
      one.querySelector(".people select")?.focus();
    }
    if ("image" in target.dataset) {
      const picture = document.querySelector(".picture");
      htmx.trigger(picture, "picture");
      picture.hidden = !picture.hidden;
      document.querySelector(".pane .text").hidden = !picture.hidden;
      target.setAttribute("aria-pressed", String(!picture.hidden));
    }
  });
  document.addEventListener("keydown", (event) => {
    const one = event.target.closest?.(".slot-form");
    if (event.key === "Escape") {
      if (event.target.closest?.(".reject")) openReject(false);
      else if (one) { document.activeElement.blur(); document.querySelector("#review h1")?.focus({ preventScroll: true }); }
    }
    if (event.key === "Enter" && event.target.matches?.(".reject input[type=radio]")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && one) {
      event.preventDefault();
      const whole = one.closest("form");
      whole.requestSubmit(whole.querySelector("button.main"));
    }
  });

  // While somebody works on the page it says so from time to time, and hears who else has the
  // account open. A page that nobody looks at, or has touched for long, says nothing.
  let touched = Date.now();
  const isWorkedOn = () => document.visibilityState === "visible" && Date.now() - touched < 5 * 60_000;
  const giveSign = () => { if (isWorkedOn() && document.getElementById("others")) htmx.trigger("#others", "still-here"); };
  for (const name of ["pointermove", "pointerdown", "keydown", "wheel"]) {
    addEventListener(name, () => { touched = Date.now(); }, { passive: true, capture: true });
  }
  addEventListener("visibilitychange", () => { touched = Date.now(); giveSign(); }, true);
  setInterval(giveSign, 30_000);

  // Nothing that was typed goes away unasked, and no form is sent twice.
  document.addEventListener("submit", (event) => {
    isLeaving = true;
    if (event.target.dataset.once === undefined) return;
    if (event.target.dataset.sent !== undefined) { event.preventDefault(); return; }
    event.target.dataset.sent = "";
  });
  window.addEventListener("pageshow", () => {
    for (const one of document.querySelectorAll("[data-sent]")) delete one.dataset.sent;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && review()?.classList.contains("changed")) event.preventDefault();
  });
  document.addEventListener("htmx:confirm", (event) => {
    const asked = review()?.dataset.unsaved;
    if (asked && event.detail.verb === "get" && event.detail.elt.matches("[rel]") && review().classList.contains("changed")) {
      event.preventDefault();
      if (window.confirm(asked)) event.detail.issueRequest(true);
    }
  });
  // The focus goes with the swap itself: a key pressed right after it is for the new account. What
  // the form holds is known when the swap has settled.
  const isReview = (event) => event.target.id === "review" || event.detail.elt?.id === "review";
  const begin = () => { setUp(); focusFirst(); };
  // On a narrow screen the buttons are far below the passage: the next account is seen from its head.
  const toHead = () => { if (!document.querySelector(".wrong") && review()?.getBoundingClientRect().top < 0) review().scrollIntoView(); };
  document.addEventListener("htmx:afterSwap", (event) => { if (isReview(event)) { focusFirst(); toHead(); } });
  document.addEventListener("htmx:afterSettle", (event) => { if (isReview(event)) setUp(); });
  document.addEventListener("htmx:historyRestore", begin);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
