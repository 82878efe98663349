// Under a channel's title: what is pinned there, and its bookmarks.

import { h, outsideLink } from "../core/dom.js";
import { icon, opens } from "../core/icons.js";
import { hang } from "../layers/menus.js";
import { addressOf, go } from "../core/place.js";
import { room } from "../core/rooms.js";
import { emoji } from "../text/emoji.js";
import { briefly } from "../text/words.js";
import { author } from "./message.js";
import { fullName } from "../core/store.js";

/** The bar of a channel, or nothing where neither a pin nor a bookmark is. */
export function channelBar({ id, pins = [], bookmarks = [] }) {
  if (!pins.length && !bookmarks.length) return "";
  return h(
    "div.channel-bar",
    { role: "group", "aria-label": "Pins and bookmarks" },
    pins.length ? pinButton(id, pins) : null,
    bookmarks.map(bookmark),
  );
}

function bookmark({ title, link, emoji: code }) {
  const sign = emoji((code ?? "").replaceAll(":", ""));
  const drawn = sign ? h("span", { "aria-hidden": "true" }, sign) : icon("bookmark");
  return outsideLink(link, drawn, title);
}

function pinButton(channel, pins) {
  const words = pins.length === 1 ? "1 pinned message" : `${pins.length} pinned messages`;
  const button = h(
    "button",
    { ...opens("dialog"), onclick: () => openPins(button, channel, pins) },
    icon("pin"),
    words,
  );
  return button;
}

function openPins(button, channel, pins) {
  const entry = (ts) => {
    const message = room(channel).messages.get(ts);
    const leave = (event) => {
      event.preventDefault();
      close();
      go({ channel, message: ts });
    };
    return h(
      "li",
      h(
        "a.pin-entry",
        { href: addressOf({ channel, message: ts }), onclick: leave },
        message ? h("strong", fullName(author(message))) : null,
        h("span", message ? briefly(message) : "An older message"),
      ),
    );
  };
  const panel = h(
    "div.pins",
    { role: "dialog", "aria-label": "Pinned messages" },
    h("p.panel-title", "Pinned messages"),
    h("ul", pins.map(entry)),
  );
  const close = hang(button, panel, { focus: () => panel.querySelector("a")?.focus() });
}
