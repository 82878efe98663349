// A small palette of emoji: type to find one, arrows to walk, Enter to take it.

import { h } from "../core/dom.js";
import { hang } from "../layers/menus.js";
import { EMOJI, emoji } from "../text/emoji.js";

const ACROSS = 8;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -ACROSS, ArrowDown: ACROSS };

/** Hang the palette from a control; `picked` gets the short code without colons. */
export function openPalette(control, picked) {
  const grid = h("div.palette-grid", { role: "group", "aria-label": "Emoji" });
  const take = (name) => {
    close(true);
    picked(name);
  };
  const fill = () => grid.replaceChildren(...found(search.value).map((name) => sign(name, take)));
  const search = h("input.field", {
    type: "search",
    "aria-label": "Find an emoji",
    placeholder: "Find an emoji",
    oninput: fill,
  });
  const panel = h("div.palette", { role: "dialog", "aria-label": "Emoji" }, search, grid);
  panel.addEventListener("keydown", (event) => keyPressed(event, search, grid));
  fill();
  const close = hang(control, panel, { focus: () => search.focus() });
}

function found(typed) {
  const wanted = typed.trim().toLowerCase().replaceAll(":", "").replaceAll(" ", "_");
  return wanted ? EMOJI.filter((name) => name.includes(wanted)) : EMOJI;
}

const sign = (name, take) =>
  h(
    "button.palette-sign",
    { "aria-label": name.replaceAll("_", " "), title: `:${name}:`, onclick: () => take(name) },
    emoji(name),
  );

function keyPressed(event, search, grid) {
  const signs = [...grid.children];
  const at = signs.indexOf(document.activeElement);
  if (event.key === "Enter" && document.activeElement === search) {
    event.preventDefault();
    signs[0]?.click();
    return;
  }
  const step = at < 0 && event.key === "ArrowDown" ? 1 : at < 0 ? 0 : STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  (signs[at + step] ?? (at + step < 0 ? search : signs.at(-1)))?.focus();
}
