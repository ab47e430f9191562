// Prints a case with every passage open, and opens the event that a link on the page leads to.
"use strict";
(() => {
  const all = () => document.querySelectorAll(".case-timeline details");
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...all()].filter((one) => !one.open);
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
    closed = [];
  });
  const openTarget = () => {
    const target = location.hash.startsWith("#event-") && document.getElementById(location.hash.slice(1));
    const details = target && target.querySelector("details");
    if (details) { details.open = true; details.querySelector("summary").focus(); }
  };
  addEventListener("hashchange", openTarget);
  openTarget();
})();
