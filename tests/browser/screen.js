// Looks at the screen as it is now and lists, as sentences, what would shut somebody out.
() => {
  const barriers = [];
  const named = (part) => `${part.tagName.toLowerCase()}.${part.className || "?"} “${(part.innerText ?? "").trim().replace(/\s+/g, " ").slice(0, 30)}”`;
  const isShown = (part) =>
    part.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !part.closest("[inert], [aria-hidden=true]") &&
    part.getClientRects().length > 0;

  const wide = [document.scrollingElement, ...document.querySelectorAll("main, [role=log], [role=dialog], .dialog-body")]
    .filter((part) => part.scrollWidth > part.clientWidth + 1);
  for (const part of wide) barriers.push(`has to be scrolled sideways: ${named(part)}`);

  const wordsOf = (ids) => (ids ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const nameOf = (part) =>
    [part.getAttribute("aria-label"), wordsOf(part.getAttribute("aria-labelledby")), part.textContent, part.title, part.alt]
      .concat([...(part.labels ?? [])].map((label) => label.textContent))
      .some((words) => words?.trim());
  const usable = "a[href], button, input, textarea, select, img, [role=img], [role=button], [role=group], [role=dialog], [role=log]";
  for (const part of [...document.querySelectorAll(usable)].filter(isShown))
    if (!nameOf(part)) barriers.push(`has no name: ${named(part)}`);

  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) barriers.push(`two things are called ${id}`);

  for (const landmark of ["main", "header", "nav", "h1"])
    if (document.querySelectorAll(landmark).length !== 1) barriers.push(`one ${landmark} is needed`);

  const small = 24; // CSS pixels, WCAG 2.2, 2.5.8
  const targets = [...document.querySelectorAll("button, select, textarea, .button, [role=tab]")].filter(isShown);
  for (const part of targets) {
    const { width, height } = part.getBoundingClientRect();
    const inText = part.matches(".author"); // an exception of 2.5.8: a target in a line of text
    if (Math.min(width, height) < small && !inText && width > 1) barriers.push(`is hard to hit: ${named(part)}`);
  }

  const channels = (colour) => {
    const numbers = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return colour.startsWith("color(") ? [...numbers.slice(0, 3).map((one) => one * 255), ...numbers.slice(3)] : numbers;
  };
  const over = ([r, g, b, a = 1], [r2, g2, b2]) => [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a)];
  const ground = (part) => {
    if (!part) return channels(getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? "0 0 0" : "255 255 255");
    const colour = channels(getComputedStyle(part).backgroundColor);
    return colour[3] === 0 ? ground(part.parentElement) : over(colour, (colour[3] ?? 1) < 1 ? ground(part.parentElement) : [0, 0, 0]);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [bright, dark] = [light(one), light(other)].sort((a, b) => b - a);
    return (bright + 0.05) / (dark + 0.05);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (texts.nextNode()) {
    const part = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || seen.has(part) || !part.checkVisibility({ visibilityProperty: true }) || part.closest("[inert], :disabled, .unseen, .skip")) continue;
    seen.add(part);
    const style = getComputedStyle(part);
    const behind = ground(part);
    const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = contrast(over(channels(style.color), behind), behind);
    if (ratio < (isLarge ? 3 : 4.5)) barriers.push(`is hard to read (${ratio.toFixed(1)}): ${named(part)}`);
  }
  return [...new Set(barriers)];
}
