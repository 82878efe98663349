// Messages without a mouse: arrows walk, letters act, a finger that rests opens the menu.

import { changed } from "../core/store.js";

const LONG_PRESS = 500; // milliseconds
const WOBBLE = 10; // pixels a resting finger may move

const BUTTONS = {
  m: ".tools [aria-haspopup=menu]",
  r: ".tools .react",
  t: ".tools [aria-label^=Reply]",
};

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

/** A finger that rests on a message opens its menu; some browsers say so themselves. */
function pressable(scroller) {
  let [waiting, node] = [null, null];
  const end = () => {
    clearTimeout(waiting);
    node = null;
  };
  const open = () => {
    const menu = node?.querySelector(BUTTONS.m);
    end();
    if (!menu) return;
    menu.click();
    swallowOneClick();
  };
  const begin = (event) => {
    end();
    if (event.pointerType !== "touch" || event.target.closest("a, input, textarea")) return;
    node = event.target.closest(".message");
    waiting = setTimeout(open, LONG_PRESS);
    const from = [event.clientX, event.clientY];
    scroller.onpointermove = ({ clientX, clientY }) =>
      Math.hypot(clientX - from[0], clientY - from[1]) > WOBBLE && end();
  };
  const noMenu = (event) => {
    if (event.pointerType !== "touch" || event.target.closest("a")) return;
    event.preventDefault();
    open();
  };
  const listeners = { pointerdown: begin, pointerup: end, contextmenu: noMenu };
  for (const [name, run] of Object.entries(listeners)) scroller.addEventListener(name, run);
  scroller.addEventListener("scroll", end, { passive: true });
  return end;
}

/** The finger that opened the menu comes up again: that presses nothing, wherever it is. */
function swallowOneClick() {
  const swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", swallow, { capture: true, once: true });
  const forget = () => document.removeEventListener("click", swallow, { capture: true });
  document.addEventListener("pointerdown", forget, { capture: true, once: true });
}
