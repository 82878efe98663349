// The page's own line icons, drawn as inline SVG, and the buttons made of them.

import { h } from "./dom.js";

const PATHS = {
  hash: "M9 4 7 20M17 4l-2 16M4 9h16M4 15h16",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  menu: "M4 6h16M4 12h16M4 18h16",
  close: "M6 6l12 12M18 6 6 18",
  back: "M15 5l-7 7 7 7",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6z",
  send: "M4 12 20 4l-4 16-4-6zM12 14l8-10",
  reply: "M5 5h14v10H11l-4 4v-4H5z",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2",
  wind: "M4 6l7 6-7 6zM13 6l7 6-7 6z",
  eye: "M2.5 12S6 6 12 6s9.500 6 9.500 6-3.500 6-9.500 6-9.500-6-9.500-6zM12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
  warn: "M12 4 3 20h18zM12 10v4M12 17h.01",
  info: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 8h.01",
  check: "M5 12l5 5 9-11",
  plus: "M12 5v14M5 12h14",
  down: "M6 9l6 6 6-6",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  people:
    "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 20c0-4 3-6 6-6s6 2 6 6M16 5.500a3 3 0 0 1 0 5.500M17 14c2.500.500 4 2.500 4 6",
  clip: "M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.300 3.300 0 0 1 4.700 4.700L9.500 17a1.700 1.700 0 0 1-2.400-2.400L15 7",
  save: "M12 4v11M7 11l5 5 5-5M5 20h14",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  next: "M9 5l7 7-7 7",
  bold: "M7 5h6a3.500 3.500 0 0 1 0 7H7zM7 12h7a3.500 3.500 0 0 1 0 7H7z",
  italic: "M10 5h8M6 19h8M14 5l-4 14",
  strike: "M4 12h16M16 8c0-2-2-3-4-3s-4 1-4 3M8 16c0 2 2 3 4 3s4-1 4-3",
  code: "M9 7l-5 5 5 5M15 7l5 5-5 5",
  bullets: "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01",
  numbers: "M10 6h10M10 12h10M10 18h10M4 4.500h1V8M4 14h2l-2 3h2",
  play: "M8 5v14l11-7z",
  circle: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z",
  sort: "M8 10l4-4 4 4M8 14l4 4 4-4",
  "thumb-up": "M4 11h3v9H4zM7 12l4-8c1.500 0 2.500 1 2.500 2.500L13 10h5.500c1 0 1.500.800 1.500 1.600l-1.200 6.800c-.200 1-1 1.600-2 1.600H7",
  "thumb-down":
    "M4 4h3v9H4zM7 12l4 8c1.500 0 2.500-1 2.500-2.500L13 14h5.500c1 0 1.500-.800 1.500-1.600L18.800 5.600c-.200-1-1-1.600-2-1.600H7",
  smile:
    "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8.500 14.500c1 1.300 2.200 2 3.500 2s2.500-.700 3.500-2M9 9.500h.01M15 9.500h.01",
  pin: "M9 4h6l-.500 6 3 3v2h-11v-2l3-3zM12 15v6",
  bookmark: "M7 4h10v16l-5-4-5 4z",
  link: "M10 14a4 4 0 0 0 6 .400l3-3a4 4 0 0 0-5.700-5.700L12 7M14 10a4 4 0 0 0-6-.400l-3 3a4 4 0 0 0 5.700 5.700L12 17",
  up: "M6 15l6-6 6 6",
  talk: "M4 5h12v8H9l-3 3v-3H4zM18 9h2v8h-2v3l-3-3h-4",
  outgoing: "M5 19 19 5M9 5h10v10",
  incoming: "M19 5 5 19M15 19H5V9",
  blank: "",
  pause: "M8 5v14M16 5v14",
  map: "M9 4 3 6v14l6-2 6 2 6-2V4l-6 2-6-2zM9 4v14M15 6v14",
  storm: "M7 14a4 4 0 1 1 1-7.900A5 5 0 0 1 17.500 8 3.500 3.500 0 0 1 17 15M12 12l-2 4h4l-2 4",
  moon: "M19 14.500A8 8 0 1 1 9.500 5a6.500 6.500 0 0 0 9.500 9.500z",
  window: "M4 9h11v11H4zM9 9V4h11v11h-5",
  keys: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4 4",
};

/** One icon, hidden from screen readers: the control beside it carries the words. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon", `icon-${name}`);
  path.setAttribute("d", PATHS[name] ?? PATHS.info);
  svg.append(path);
  return svg;
}

/** A button that shows only an icon; its words are for pointers and screen readers. */
export function iconButton(kind, label, sign, run, attributes = {}) {
  return h(
    `button.${kind}`,
    { "aria-label": label, title: label, onclick: run, ...attributes },
    icon(sign),
  );
}

/** What a button says that opens a menu or a panel. */
export const opens = (what) => ({ "aria-haspopup": what, "aria-expanded": "false" });
