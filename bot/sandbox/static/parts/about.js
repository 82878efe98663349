// What an app says of itself: its words, its commands and shortcuts.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { store } from "../core/store.js";

/** The About tab. */
export function about() {
  const { name, about: words, commands = [], shortcuts = [], connected } = store.app;
  return h(
    "div.home-blocks.about",
    h("h2", `About ${name}`),
    h("p.text", words || `${name} says nothing of itself.`),
    h(
      "p.about-state",
      icon(connected === false ? "warn" : "check"),
      connected === false ? "Not connected now" : "Connected to this workspace",
    ),
    listed(
      "Commands",
      commands.map(({ command, usage_hint: hint, description }) => [
        [h("code", command), hint ? h("span.note", ` ${hint}`) : null],
        description,
      ]),
    ),
    listed(
      "Shortcuts",
      shortcuts.map(({ name: shortcut, type, description }) => [
        [
          shortcut,
          h("span.note", type === "message" ? " in the menu of a message" : " from anywhere"),
        ],
        description,
      ]),
    ),
  );
}

function listed(title, entries) {
  if (!entries.length) return null;
  return [
    h("h3", title),
    h(
      "dl.about-list",
      entries.map(([term, words]) => h("div", h("dt", term), h("dd", words ?? ""))),
    ),
  ];
}
