// Keys: F6 goes from region to region, ? lists everything a keyboard can do.

import { firstStop, h } from "../core/dom.js";
import { iconButton } from "../core/icons.js";
import { lay } from "../layers/overlay.js";
import { toggleDrawer } from "./drawer.js";

const REGIONS = ["#tour", ".bar", "#side", "#main", "#thread", "#drawer"];
const KEYS = [
  ["?", "These keys"],
  ["F6", "To the next part of the page (Shift: back)"],
  ["i", "What was said"],
  ["a", "Act as somebody else"],
  ["w", "Wind the clock"],
  ["↑, ↓", "From message to message, from the list of messages"],
  ["m, r, t, e", "At a message: menu, react, thread, edit"],
  ["Esc", "Close what is open"],
  ["Tab, Enter", "Everything else; arrows in lists and menus"],
];

/** Listen for the keys of the page. */
export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "F6") {
      event.preventDefault();
      toRegion(event.shiftKey ? -1 : 1);
    } else if (isFree(event)) pressed(event);
  });
}

const DEEDS = {
  "?": () => showKeys(),
  i: () => toggleDrawer("said", document.querySelector('[data-drawer="said"]')),
  a: () => document.querySelector(".acting")?.click(),
  w: () => document.querySelector(".clock-opener")?.click(),
};

function pressed(event) {
  const deed = DEEDS[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
}

/** Whether a letter is not meant for a field, a dialog or the browser. */
function isFree(event) {
  const typing = "input, textarea, select, [contenteditable], .scrim, .hanging";
  const inField = event.target.closest?.(typing);
  return !inField && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function toRegion(step) {
  const shell = document.getElementById("shell");
  if (shell.inert) return;
  const regions = REGIONS.map((name) => document.querySelector(name)).filter(isShown);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = at < 0 ? 0 : (at + step + regions.length) % regions.length;
  const target = [...regions.slice(next), ...regions].find(firstStop);
  (target.querySelector("textarea") ?? firstStop(target)).focus();
}

const isShown = (part) => part && !part.inert && part.checkVisibility({ visibilityProperty: true });

/** Show the sheet of keys. */
export function showKeys() {
  if (document.querySelector(".keys-sheet")) return;
  const close = lay(sheet(() => close()), { escape: () => close() });
}

function sheet(leave) {
  return h(
    "div.dialog.small.keys-sheet",
    { role: "dialog", "aria-modal": "true", "aria-label": "Keys" },
    h("div.dialog-head", h("h2", "Keys"), iconButton("plain", "Close", "close", leave)),
    h(
      "dl.dialog-body.keys",
      KEYS.map(([key, words]) => [
        h("dt", key.split(", ").map((one) => h("kbd", one))),
        h("dd", words),
      ]),
    ),
  );
}
