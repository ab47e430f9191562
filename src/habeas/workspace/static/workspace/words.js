// Selecting words in the text of a source, by mouse or by keyboard, as offsets of the source.
//
// A browser counts UTF-16 units; the record counts Unicode code points. A paragraph says at which
// code point it starts (data-start), and its text is the source's, sign for sign. A selection grows
// to whole words (Intl.Segmenter), so that no letter is parted from its accent and no emoji is cut.
"use strict";
(() => {
  const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;
  const known = new WeakMap();
  const codePoints = (text) => { let count = 0; for (const _ of text) count += 1; return count; };
  const pane = () => document.querySelector("[data-words]"); // which scrolls itself, or with the page
  const paragraphs = () => [...document.querySelectorAll("[data-words] [data-start]")];
  let caret = null; // where the caret is in caret mode: { paragraph, word, anchor: { paragraph, word } }
  let chosen = null; // { start, end, words }
  let isPressed = false; // a finger is on a button below the words: what it takes from the selection stays

  // The words of a paragraph, as UTF-16 offsets into its text.
  function words(paragraph) {
    if (!known.has(paragraph)) {
      const text = paragraph.textContent;
      const found = segmenter
        ? [...segmenter.segment(text)].map((one) => ({ start: one.index, end: one.index + one.segment.length }))
        : [...text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]+/gu)].map((one) => ({ start: one.index, end: one.index + one[0].length }));
      known.set(paragraph, found.filter((one) => text.slice(one.start, one.end).trim()));
    }
    return known.get(paragraph);
  }

  // Where the caret stops: at words and signs such as emoji, not at commas.
  const isStop = (paragraph, one) => /[\p{L}\p{N}\p{S}\p{Extended_Pictographic}]/u.test(paragraph.textContent.slice(one.start, one.end));

  // From a place in the page to a UTF-16 offset in the paragraph's text, and back.
  function offset(paragraph, node, at) {
    const range = document.createRange();
    range.setStart(paragraph, 0);
    range.setEnd(node, at);
    return range.toString().length;
  }
  function place(paragraph, at) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let node = null;
    for (let left = at; walker.nextNode(); left -= node.length) {
      node = walker.currentNode;
      if (left <= node.length) return [node, left];
    }
    return [node ?? paragraph, node ? node.length : 0];
  }

  // The offset in the source of a UTF-16 offset in a paragraph.
  const inSource = (paragraph, at) => Number(paragraph.dataset.start) + codePoints(paragraph.textContent.slice(0, at));

  function read() {
    const selection = document.getSelection();
    const text = pane();
    if (!text || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const touched = paragraphs().filter((one) => range.intersectsNode(one));
    if (!touched.length) return null;
    const first = touched[0];
    let last = touched.at(-1);
    const from = first.contains(range.startContainer) ? offset(first, range.startContainer, range.startOffset) : 0;
    let to = last.contains(range.endContainer) ? offset(last, range.endContainer, range.endOffset) : last.textContent.length;
    if (to === 0 && touched.length > 1) { last = touched.at(-2); to = last.textContent.length; }
    const begin = words(first).find((one) => one.end > from);
    const end = words(last).findLast((one) => one.start < to);
    if (!begin || !end) return null;
    const start = inSource(first, begin.start);
    const stop = inSource(last, end.end);
    if (start >= stop) return null;
    const told = first === last
      ? first.textContent.slice(begin.start, end.end)
      : [first.textContent.slice(begin.start), ...touched.slice(1, touched.indexOf(last)).map((one) => one.textContent), last.textContent.slice(0, end.end)].join("\n");
    // A passage ends with the signs that stand at its last word: its full stop, a closing quote.
    const rest = /^\S*/.exec(last.textContent.slice(end.end))[0];
    return { start, end: stop, words: told, whole: { end: stop + codePoints(rest), words: told + rest } };
  }

  function show() {
    chosen = read();
    const bar = document.querySelector(".chosen");
    if (!bar) return;
    bar.hidden = !chosen;
    bar.querySelector(".quote").textContent = chosen ? (chosen.words.length > 90 ? `${chosen.words.slice(0, 60)} … ${chosen.words.slice(-25)}` : chosen.words) : "";
    const help = document.querySelector(".caret-help");
    if (help) help.hidden = !caret;
    document.querySelector("[data-caret]")?.setAttribute("aria-pressed", String(Boolean(caret)));
  }

  function leave() {
    caret = null;
    document.getSelection().removeAllRanges();
    show();
  }

  // Caret mode: the native selection is set word by word, so that it looks and copies as always.
  function enter() {
    const all = paragraphs();
    if (!all.length) return;
    const at = pane().dataset.words === "view" ? firstInView(all) : atMark(all);
    caret = { ...at, anchor: at };
    pane().focus({ preventScroll: true });
    select();
  }
  function atMark(all) {
    const mark = pane().querySelector("mark.trigger") ?? pane().querySelector("mark") ?? all[0];
    const paragraph = Math.max(all.findIndex((one) => one.contains(mark)), 0);
    const at = all[paragraph] === mark ? 0 : offset(all[paragraph], mark, 0);
    return { paragraph, word: Math.max(words(all[paragraph]).findIndex((one) => one.end > at), 0) };
  }
  function firstInView(all) {
    const paragraph = Math.max(all.findIndex((one) => words(one).length && one.getBoundingClientRect().bottom > 24), 0);
    const word = words(all[paragraph]).findIndex((one) => rect(all[paragraph], one).top >= 0);
    return { paragraph, word: Math.max(word, 0) };
  }
  function select() {
    const all = paragraphs();
    const ends = [caret.anchor, caret].map((one) => ({ paragraph: all[one.paragraph], word: words(all[one.paragraph])[one.word], key: one.paragraph * 1e6 + one.word }));
    if (ends.some((one) => !one.paragraph || !one.word)) { leave(); return; }
    const isForward = ends[0].key <= ends[1].key;
    const base = place(ends[0].paragraph, isForward ? ends[0].word.start : ends[0].word.end);
    const extent = place(ends[1].paragraph, isForward ? ends[1].word.end : ends[1].word.start);
    document.getSelection().setBaseAndExtent(...base, ...extent);
    show();
    reveal(rect(ends[1].paragraph, ends[1].word));
  }
  function reveal(box) {
    const scrolls = pane().scrollHeight > pane().clientHeight + 1;
    const frame = scrolls ? pane().getBoundingClientRect() : { top: 0, bottom: innerHeight - 100, height: innerHeight };
    if (box.top >= frame.top + 20 && box.bottom <= frame.bottom - 20) return;
    (scrolls ? pane() : window).scrollBy(0, box.top - frame.top - frame.height / 2);
  }
  function rect(paragraph, word) {
    const range = document.createRange();
    range.setStart(...place(paragraph, word.start));
    range.setEnd(...place(paragraph, word.end));
    return range.getClientRects()[0] ?? range.getBoundingClientRect();
  }
  function step(from, by) {
    for (let at = oneOn(from, by); at; at = oneOn(at, by)) {
      const paragraph = paragraphs()[at.paragraph];
      if (isStop(paragraph, words(paragraph)[at.word])) return at;
    }
    return null;
  }
  function oneOn(from, by) {
    const all = paragraphs();
    let { paragraph, word } = from;
    word += by;
    while (all[paragraph] && (word < 0 || word >= words(all[paragraph]).length)) {
      paragraph += by;
      if (!all[paragraph]) return null;
      word = by > 0 ? 0 : words(all[paragraph]).length - 1;
    }
    return all[paragraph] ? { paragraph, word } : null;
  }
  function stepLine(from, by) {
    const all = paragraphs();
    const box = (at) => rect(all[at.paragraph], words(all[at.paragraph])[at.word]);
    const begun = box(from);
    let best = null;
    let line = null;
    for (let at = step(from, by); at; at = step(at, by)) {
      const here = box(at);
      if (Math.abs(here.top - begun.top) < begun.height / 2) continue;
      line ??= here.top;
      if (Math.abs(here.top - line) > begun.height / 2) break;
      const far = Math.abs(here.left - begun.left);
      if (!best || far < best.far) best = { ...at, far };
    }
    return best && { paragraph: best.paragraph, word: best.word };
  }
  const MOVES = {
    ArrowRight: (at) => step(at, 1), ArrowLeft: (at) => step(at, -1),
    ArrowDown: (at) => stepLine(at, 1), ArrowUp: (at) => stepLine(at, -1),
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (caret || chosen) && !document.querySelector("dialog[open]")) { event.preventDefault(); leave(); return; }
    if (!caret || event.ctrlKey || event.metaKey || event.altKey || !(event.key in MOVES)) return;
    if (event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    event.stopPropagation();
    const to = MOVES[event.key](caret);
    if (to) caret = { ...to, anchor: event.shiftKey ? caret.anchor : { ...to } };
    select();
  }, true);
  document.addEventListener("selectionchange", () => { if (!caret && !isPressed) show(); });
  document.addEventListener("pointerdown", (event) => { isPressed = Boolean(event.target.closest(".chosen")); });
  document.addEventListener("pointercancel", () => { isPressed = false; show(); });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest(".chosen")) event.preventDefault(); // the selection stays
    else if (caret && event.target.closest("[data-words]")) caret = null;
  });
  document.addEventListener("click", (event) => {
    isPressed = false;
    if (event.target.closest("[data-caret]")) { if (caret) leave(); else enter(); return; }
    if (chosen && event.target.closest("[data-words] a")) event.preventDefault(); // a selection that ended in a link
    const button = event.target.closest("[data-use]");
    if (!button || !chosen) return;
    const use = button.dataset.use;
    const span = { ...chosen, ...(use === "passage" ? chosen.whole : {}) };
    const detail = { use, words: span.words, told: `${span.start}-${span.end}:${span.words}` };
    leave();
    if (use === "missed") add(span, detail.told);
    else document.dispatchEvent(new CustomEvent("words:chosen", { detail }));
  });

  // To the form for an event that the reading missed. An address cannot hold very long words; their
  // offsets alone say where they stand.
  function add(span, told) {
    const address = document.querySelector("[data-add]")?.dataset.add;
    const short = span.words.length > 600 ? `${span.start}-${span.end}` : told;
    if (address) location.assign(`${address}${address.includes("?") ? "&" : "?"}words=${encodeURIComponent(short)}`);
  }
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.closest("#others, .slot-form")) return; // the text is still the same
    caret = null;
    show();
  });
  for (const one of document.querySelectorAll("[data-scripted]")) one.hidden = false;
})();
