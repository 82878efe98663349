// Layers above the page: focus moves in, Tab stays inside, Escape leaves, focus goes back.

import { h, tabStops } from "../core/dom.js";
import { closeHanging } from "./menus.js";

const stack = [];

/** Lay a dialog over the page. Gives a function that takes it away again. */
export function lay(dialog, { escape, focus } = {}) {
  const layer = {
    dialog,
    escape,
    opener: document.activeElement,
    scrim: h("div.scrim", dialog),
  };
  closeHanging();
  dialog.tabIndex = -1;
  layer.scrim.addEventListener("keydown", (event) => keyPressed(event, layer));
  stack.push(layer);
  document.getElementById("overlay").append(layer.scrim);
  dim();
  (focus?.() ?? dialog).focus({ preventScroll: true });
  return () => lift(layer);
}

function lift(layer) {
  const index = stack.indexOf(layer);
  if (index < 0) return;
  stack.splice(index, 1);
  layer.scrim.remove();
  dim();
  const back = layer.opener?.isConnected ? layer.opener : (stack.at(-1)?.dialog ?? fallback());
  back?.focus({ preventScroll: true });
}

const fallback = () => document.querySelector("#main textarea") ?? document.getElementById("main");

function dim() {
  document.getElementById("shell").inert = stack.length > 0;
  stack.forEach(({ scrim }, index) => {
    scrim.inert = index < stack.length - 1;
  });
}

function keyPressed(event, layer) {
  if (event.key === "Escape") {
    event.stopPropagation();
    layer.escape?.();
  }
  if (event.key === "Tab") stayInside(event, layer.dialog);
}

function stayInside(event, dialog) {
  const stops = tabStops(dialog);
  const [first, last] = [stops[0] ?? dialog, stops.at(-1) ?? dialog];
  const leaving = event.shiftKey
    ? [first, dialog].includes(document.activeElement)
    : document.activeElement === last;
  if (!leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
