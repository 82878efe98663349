// Switches that make this Slack stricter or more awkward than it has to be.

import { act } from "../core/api.js";
import { freshId, h } from "../core/dom.js";
import { store } from "../core/store.js";

const PAGE = 2; // entries of a short page

/** All switches with what they do. */
export function switchList() {
  if (!store.switches.length) return [];
  return [h("h3", "How strict is Slack?"), ...store.switches.map(one)];
}

function one({ name, says, value }) {
  const id = freshId("switch");
  const on = Boolean(value);
  const wanted = name === "short_pages" ? PAGE : "on";
  const flip = () => act("switch", { name, value: on ? "off" : wanted });
  const words = name.replaceAll("_", " ");
  return h(
    "div.switch-row",
    h(
      "button.switch",
      {
        role: "switch",
        "aria-checked": String(on),
        "aria-labelledby": id,
        "data-key": `switch/${name}`,
        onclick: flip,
      },
      h("span.switch-knob", { "aria-hidden": "true" }),
    ),
    h(
      "span",
      h("strong", { id }, words.charAt(0).toUpperCase() + words.slice(1)),
      h("span.note", says),
    ),
  );
}
