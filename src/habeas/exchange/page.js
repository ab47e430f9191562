"use strict";
// What the page does: a mark in the report and an entry beside it select the same event, its words
// are lit in the report and its card is shown. Without this script all links still lead there.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const byId = (id) => document.getElementById(id);
  const having = (attribute, id) => all(`[${attribute}~="${CSS.escape(id)}"]`);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 56rem)");
  const tabs = all('[role="tab"]');
  const form = one(".filters");
  const list = one(".list");
  const events = all(".event", list);
  const inspector = one(".inspector");
  const LIT = ["current", "lit", "lit-date", "lit-mention"];
  const scrolled = {}; // on a phone each view keeps its place
  let selected = null; // the id of an event
  let walked = { entity: null, at: -1 }; // whose mentions are walked through, and how far
  let origin = null; // where the focus goes back to

  root.classList.add("js");

  const show = (element, block) =>
    element?.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  // On a phone the lower half of the screen is the card's.
  const showWords = (words) => show(words, narrow.matches ? "start" : "center");

  // Views ---------------------------------------------------------------------------------------

  function view(name) {
    const before = document.body.dataset.view;
    if (before === name) return;
    if (narrow.matches && before) scrolled[before] = scrollY;
    document.body.dataset.view = name;
    for (const tab of tabs) {
      const on = tab.getAttribute("aria-controls") === name;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
    }
    if (name !== "report" || narrow.matches) {
      for (const panel of all(".panel")) panel.hidden = panel.id !== name;
      one(".panels").scrollTop = 0;
    }
    if (narrow.matches && before) scrollTo(0, scrolled[name] ?? one(".tabs").offsetTop);
  }

  function look(tab) {
    if (narrow.matches) close();
    view(tab.getAttribute("aria-controls"));
  }

  function turn(key) {
    const shown = tabs.filter((tab) => tab.offsetParent !== null);
    const at = shown.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[key];
    if (at < 0 || to === undefined) return false;
    const tab = shown[(to + shown.length) % shown.length];
    look(tab);
    tab.focus();
    return true;
  }

  // On a wide screen the report is always there, so its tab is not; a panel must be shown.
  function fit() {
    if (!narrow.matches && document.body.dataset.view === "report") view("cases");
  }

  // Selecting -----------------------------------------------------------------------------------

  function unlight() {
    for (const name of LIT) for (const lit of all(`.${name}`)) lit.classList.remove(name);
    for (const row of all('[aria-current="true"]')) row.removeAttribute("aria-current");
  }

  function light(id) {
    unlight();
    for (const passage of having("data-passage", id)) passage.classList.add("lit");
    for (const words of having("data-dates", id)) words.classList.add("lit-date");
    for (const mark of having("data-events", id)) mark.classList.add("current");
    for (const row of all(`.row[data-event="${CSS.escape(id)}"]`)) {
      row.classList.add("current");
      row.setAttribute("aria-current", "true");
    }
  }

  function select(id, { from = null, toWords = false } = {}) {
    const event = byId(id);
    if (!event?.classList.contains("event")) return;
    selected = id;
    if (from && !inspector.contains(from)) origin = from;
    light(id);
    one(".body", inspector).replaceChildren(one(".card", event).cloneNode(true));
    one(".body", inspector).scrollTop = 0;
    one(".position", inspector).textContent = `${Number(event.dataset.text) + 1} of ${events.length}`;
    inspector.hidden = false;
    history.replaceState(null, "", `#${id}`);
    if (narrow.matches) view("report");
    if (narrow.matches || toWords) showWords(having("data-events", id)[0]);
    else show(one(`.panel:not([hidden]) .row[data-event="${CSS.escape(id)}"]`), "nearest");
  }

  function close() {
    unlight();
    if (inspector.hidden) return;
    inspector.hidden = true;
    selected = null;
    history.replaceState(null, "", location.pathname + location.search);
    origin?.focus({ preventScroll: true });
  }

  // The words of several events: each further click goes to the next of them.
  function selectAt(mark) {
    const ids = mark.dataset.events.split(" ");
    select(ids[(ids.indexOf(selected) + 1) % ids.length], { from: mark });
  }

  function step(by) {
    const inText = events.map((event) => event.id).sort((a, b) => place(a) - place(b));
    const next = inText[(inText.indexOf(selected) + by + inText.length) % inText.length];
    select(next, { toWords: true });
  }

  const place = (id) => Number(byId(id).dataset.text);

  function find(id) {
    const mentions = having("data-mentions", id);
    walked = { entity: id, at: walked.entity === id ? (walked.at + 1) % mentions.length : 0 };
    unlight();
    for (const mention of mentions) mention.classList.add("lit-mention");
    if (!narrow.matches) {
      view("people");
      byId(id)?.classList.add("current");
      show(byId(id), "nearest");
    } else {
      inspector.hidden = true;
      view("report");
    }
    showWords(mentions[walked.at]);
  }

  // The list of events --------------------------------------------------------------------------

  const ORDERS = {
    text: (a, b) => a.text - b.text,
    date: (a, b) => a.date - b.date || a.text - b.text,
    unsure: (a, b) => a.sure - b.sure || a.text - b.text,
    sure: (a, b) => b.sure - a.sure || a.text - b.text,
  };

  function filter() {
    const { type, who, modality, order } = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const event of events) {
      const { dataset } = event;
      event.hidden =
        (type && dataset.type !== type) ||
        (modality && dataset.modality !== modality) ||
        (who && !dataset.who.split(" ").includes(who));
      shown += event.hidden ? 0 : 1;
    }
    const compare = ORDERS[order];
    list.append(...[...events].sort((a, b) => compare(a.dataset, b.dataset)));
    one(".shown").textContent =
      shown === events.length ? `${shown} events` : `${shown} of ${events.length} events`;
  }

  function filterBy(entity) {
    form.reset();
    form.elements.who.value = entity;
    filter();
    view("events");
  }

  // What people do ------------------------------------------------------------------------------

  const DOES = {
    "[data-step]": (button) => step(Number(button.dataset.step)),
    ".close": close,
    '[role="tab"]': look,
    "[data-filter]": (button) => filterBy(button.dataset.filter),
    "[data-entity]": (link) => find(link.dataset.entity),
    "[data-events]": selectAt,
    "[data-event]": (row) => select(row.dataset.event, { from: row, toWords: true }),
  };

  document.addEventListener("click", (click) => {
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    for (const [selector, act] of Object.entries(DOES)) {
      const element = click.target.closest(selector);
      if (!element) continue;
      click.preventDefault();
      act(element);
      return;
    }
  });

  document.addEventListener("keydown", (press) => {
    if (press.key === "Escape") close();
    else if (turn(press.key)) press.preventDefault();
  });

  function follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (byId(id)?.matches(".event")) select(id, { toWords: true });
    else if (byId(id)?.matches(".entity")) find(id);
  }

  const key = one(".key"); // on paper it is always open
  addEventListener("beforeprint", () => (key.open = true));
  addEventListener("afterprint", () => (key.open = false));
  form.addEventListener("change", filter);
  form.addEventListener("submit", (sent) => sent.preventDefault());
  narrow.addEventListener("change", fit);
  addEventListener("hashchange", follow);
  filter();
  view(narrow.matches ? "report" : "cases");
  if (narrow.matches) for (const panel of all(".panel")) panel.hidden = true;
  follow();
})();
