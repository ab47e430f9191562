// What anybody can see to be wrong with a page, told in lines: it is too wide, a field has no label,
// an id stands twice, what is touched is too small, or words are hard to read on their ground.
() => {
  const found = new Set();
  const say = (fault, one) => found.add(`${fault}: ${one.tagName.toLowerCase()}.${one.className} ${one.textContent.trim().slice(0, 30)}`);
  const isSeen = (one) => one.checkVisibility() && getComputedStyle(one).clipPath === "none" && one.getBoundingClientRect().right > 0;
  if (document.documentElement.scrollWidth > innerWidth) found.add(`too wide: ${document.documentElement.scrollWidth} px`);
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  for (const id of new Set(ids.filter((id, nth) => ids.indexOf(id) !== nth))) found.add(`twice: ${id}`);
  for (const one of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
    if (isSeen(one) && !one.labels.length && !one.ariaLabel) say("no label", one);

  // WCAG 2.2, 2.5.8: 24 px, or as much room; a link within a sentence may be as small as its letters.
  const box = (one) => { const label = one.matches("[type=checkbox], [type=radio]") && one.labels[0]; return (label || one).getBoundingClientRect(); };
  const isWithin = (one) => {
    let block = one;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    return block !== one && block.textContent.trim().length > one.textContent.trim().length + 1;
  };
  const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(isSeen);
  for (const one of targets) {
    const { left, top, width, height } = box(one);
    if (Math.min(width, height) >= 23.5 || isWithin(one)) continue;
    const [x, y] = [left + width / 2, top + height / 2];
    const isNear = (other) => {
      const at = box(other);
      return Math.hypot(Math.max(at.left - x, 0, x - at.right), Math.max(at.top - y, 0, y - at.bottom)) < 12;
    };
    if (targets.some((other) => other !== one && !other.contains(one) && !one.contains(other) && isNear(other))) say("too small", one);
  }

  // WCAG 1.4.3: 4.5 to 1; large letters 3 to 1.
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const mixed = (colours) => {
    for (const colour of ["#fff", ...colours]) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map((v) => (v / 255 <= 0.04045 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, v, nth) => sum + v * [0.2126, 0.7152, 0.0722][nth], 0);
  for (const one of document.querySelectorAll("body *:not(script, style, option, svg *)")) {
    const hasWords = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!hasWords || !isSeen(one) || one.matches(":disabled")) continue;
    const grounds = [];
    for (let at = one; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
    const { color, fontSize, fontWeight } = getComputedStyle(one);
    const [low, high] = [light(mixed(grounds)), light(mixed([...grounds, color]))].sort((a, b) => a - b);
    const isLarge = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && fontWeight >= 700);
    if ((high + 0.05) / (low + 0.05) < (isLarge ? 3 : 4.5)) say("hard to read", one);
  }
  return [...found];
}
