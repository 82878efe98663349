// Messages without a mouse: arrows walk from one to the next, letters act, a long press opens the menu.

import { changed } from "../core/store.js";

const LONG_PRESS = 500; // milliseconds
const WOBBLE = 10; // pixels a resting finger may move

const BUTTONS = { m: ".tools [aria-haspopup=menu]", r: ".tools .react", t: ".tools [aria-label^=Reply]" };

/** Let keys and fingers reach the messages of a log. Gives a function that ends it. */
export function walkable(scroller, where) {
  const keys = (event) => keyPressed(event, scroller, where);
  const stopFingers = pressable(scroller);
  scroller.addEventListener("keydown", keys);
  return () => {
    scroller.removeEventListener("keydown", keys);
    stopFingers();
  };
}

function keyPressed(event, scroller, where) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const node = event.target.matches(".message") ? event.target : null;
  if (!node && event.target !== scroller) return;
  const next = destination(event.key, node, [...scroller.querySelectorAll(".message")]);
  if (!next && !(node && perform(event, node, where))) return;
  event.preventDefault();
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function destination(key, node, all) {
  const at = all.indexOf(node);
  if (key === "ArrowUp") return all[at < 0 ? all.length - 1 : Math.max(0, at - 1)];
  if (key === "ArrowDown") return all[at < 0 ? all.length - 1 : Math.min(all.length - 1, at + 1)];
  if (key === "Home") return all[0];
  return key === "End" ? all.at(-1) : null;
}

function perform(event, node, where) {
  if (event.key === "e") {
    changed("edit", { ...where, ts: node.dataset.ts });
    return true;
  }
  const asksForMenu = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
  const button = node.querySelector(BUTTONS[asksForMenu ? "m" : event.key] ?? "no-such-key");
  button?.click();
  return Boolean(button);
}

function pressable(scroller) {
  let waiting = null;
  const end = () => clearTimeout(waiting);
  const begin = (event) => {
    const node = event.target.closest(".message");
    if (event.pointerType !== "touch" || !node || event.target.closest("a, button, input")) return;
    const from = [event.clientX, event.clientY];
    end();
    waiting = setTimeout(() => node.querySelector(BUTTONS.m)?.click(), LONG_PRESS);
    scroller.onpointermove = ({ clientX, clientY }) =>
      Math.hypot(clientX - from[0], clientY - from[1]) > WOBBLE && end();
  };
  const noMenu = (event) => event.pointerType === "touch" && !event.target.closest("a") && event.preventDefault();
  const listeners = { pointerdown: begin, pointerup: end, pointercancel: end, contextmenu: noMenu };
  for (const [name, run] of Object.entries(listeners)) scroller.addEventListener(name, run);
  return end;
}
