// Behind the scenes: the drawer at the side with what was said, faults and people.

import { firstStop, h } from "../core/dom.js";
import { iconButton } from "../core/icons.js";
import { changed, on, store } from "../core/store.js";
import { FaultPanel } from "./faults.js";
import { Inspector } from "./inspector.js";
import { PeoplePanel } from "./peoplepanel.js";

const PANELS = [
  ["said", "What was said", Inspector],
  ["faults", "Faults", FaultPanel],
  ["people", "People", PeoplePanel],
];
const NARROW = matchMedia("(max-width: 700px)");

let root = null;
let open = null;

/** Give the drawer its place; it is closed. */
export function startDrawer(node) {
  root = node;
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closeDrawer();
  });
  on("state", ({ other } = {}) => open && other && openDrawer(open.name, { refocus: false }));
  on("place", () => NARROW.matches && closeDrawer());
  NARROW.addEventListener("change", () => cover(Boolean(open)));
}

/** Open one of its panels, or close the drawer if that one is open. */
export function toggleDrawer(name, control) {
  if (open?.name === name) closeDrawer();
  else openDrawer(name, { control });
}

/** Open one of its panels. */
export function openDrawer(name, { control = open?.control, refocus = true } = {}) {
  if (!store.me) return;
  const [, title, Panel] = PANELS.find(([key]) => key === name);
  open?.panel.stop();
  open = { name, control: control ?? document.activeElement, panel: new Panel() };
  root.hidden = false;
  document.body.classList.add("with-drawer");
  const named = { role: "tabpanel", id: "drawer-panel", "aria-labelledby": `drawer-${name}` };
  root.replaceChildren(head(title), h("div.drawer-panel", named, open.panel.node));
  open.panel.draw?.();
  cover(true);
  mark();
  changed("opened", name);
  if (refocus) firstStop(root.querySelector(".drawer-panel"))?.focus();
  return open.panel;
}

/** Close the drawer; the keyboard goes back to where it was. */
export function closeDrawer() {
  if (!open) return;
  const { control, panel } = open;
  panel.stop();
  open = null;
  root.hidden = true;
  root.replaceChildren();
  document.body.classList.remove("with-drawer");
  cover(false);
  mark();
  if (control?.isConnected) control.focus();
}

/** Which panel is open, or null. */
export const openPanel = () => open?.name ?? null;

function head(title) {
  const tabs = PANELS.map(([name, words]) =>
    h(
      "button",
      {
        role: "tab",
        id: `drawer-${name}`,
        "aria-selected": String(name === open.name),
        "aria-controls": "drawer-panel",
        tabindex: name === open.name ? "0" : "-1",
        onclick: () => switchTo(name),
        onkeydown: (event) => step(event, name),
      },
      words,
    ),
  );
  return h(
    "div.drawer-head",
    h("h2.unseen", `Behind the scenes: ${title}`),
    h("div.tabs", { role: "tablist", "aria-label": "Behind the scenes" }, tabs),
    iconButton("plain", "Close", "close", closeDrawer),
  );
}

function switchTo(name) {
  openDrawer(name, { refocus: false });
  document.getElementById(`drawer-${name}`).focus();
}

function step(event, name) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const at = PANELS.findIndex(([key]) => key === name);
  switchTo(PANELS[(at + by + PANELS.length) % PANELS.length][0]);
}

/** On a phone the drawer covers everything, so nothing behind it can be reached. */
function cover(on) {
  for (const part of document.getElementById("shell").children)
    if (part !== root) part.inert = on && NARROW.matches;
}

function mark() {
  for (const control of document.querySelectorAll("[data-drawer]"))
    control.setAttribute("aria-expanded", String(control.dataset.drawer === open?.name));
}
