// What can be done with a message: react, reply, shortcuts of the app, copy, edit and delete.

import { act } from "../core/api.js";
import { askFirst, said } from "../layers/confirm.js";
import { h } from "../core/dom.js";
import { icon, iconButton, opens } from "../core/icons.js";
import { editMessage, mayEdit } from "./editing.js";
import { openMenu } from "../layers/menus.js";
import { pickReaction, react } from "./reactions.js";
import { addressOf, go } from "../core/place.js";
import { forget } from "../core/rooms.js";
import { changed, store } from "../core/store.js";
import { emoji } from "../text/emoji.js";

const QUICK = ["+1", "white_check_mark", "eyes", "raised_hands", "heart"];

/** The small bar of buttons at a message. */
export function messageTools(node, message, { channel, thread, who }) {
  if (message.ephemeral)
    return h(
      "div.tools",
      iconButton("tool", "Dismiss message", "close", () => forget(channel, message.ts)),
    );
  const menu = iconButton(
    "tool",
    "More actions",
    "more",
    () => openMenu(menu, entries(node, message, { channel, thread, who })),
    opens("menu"),
  );
  return h(
    "div.tools",
    reactButton(message, channel),
    thread ? null : iconButton("tool", "Reply in thread", "reply", () => answer(message, channel)),
    menu,
  );
}

function reactButton(message, channel) {
  const button = iconButton(
    "tool.react",
    "Add a reaction",
    "smile",
    () => pickReaction(button, message, channel),
    opens("dialog"),
  );
  return button;
}

const answer = (message, channel) => go({ channel, thread: message.thread_ts ?? message.ts });

function entries(node, message, where) {
  const { channel, thread, who } = where;
  const mine = who.id === store.me.id && !message.bot_id;
  return [
    { quick: quick(message, channel) },
    ...shortcuts(message, channel),
    { heading: "Message" },
    thread ? null : reply(message, channel),
    { label: "Copy text", icon: icon("copy"), run: () => copy(wordsIn(node)) },
    { label: "Copy link", icon: icon("link"), run: () => copy(linkTo(message, where)) },
    pinning(message, channel),
    mine && mayEdit(message)
      ? change(() => editMessage(node, message, channel))
      : null,
    mine ? deletion(message, channel) : null,
  ].filter(Boolean);
}

function quick(message, channel) {
  const given = new Map((message.reactions ?? []).map(({ name, users }) => [name, users ?? []]));
  return QUICK.map((name) => {
    const mine = given.get(name)?.includes(store.me.id) ?? false;
    return {
      label: mine ? `Take back :${name}:` : `React with :${name}:`,
      sign: emoji(name),
      chosen: mine,
      run: () => react({ channel, ts: message.ts }, name, mine),
    };
  });
}

function shortcuts(message, channel) {
  const found = (store.app?.shortcuts ?? []).filter(({ type }) => type === "message");
  if (!found.length) return [];
  const entry = ({ name, description, callback_id: callback }) => ({
    label: name,
    note: description,
    icon: icon("bolt"),
    run: () => act("message_shortcut", { callback_id: callback, channel, ts: message.ts }),
  });
  return [{ heading: store.app.name }, ...found.map(entry)];
}

function pinning(message, channel) {
  const remove = message.pinned_to?.includes(channel) ?? false;
  return {
    label: remove ? "Unpin from channel" : "Pin to channel",
    icon: icon("pin"),
    run: () => act("pin", { channel, ts: message.ts, ...(remove ? { remove } : {}) }),
  };
}

const reply = (message, channel) => ({
  label: "Reply in thread",
  icon: icon("reply"),
  run: () => answer(message, channel),
});

const change = (run) => ({ label: "Edit message", icon: icon("edit"), run });

const deletion = (message, channel) => ({
  label: "Delete message",
  icon: icon("trash"),
  danger: true,
  run: () => remove(message, channel),
});

const wordsIn = (node) =>
  [...node.querySelectorAll(".text, .header")].map((part) => part.innerText.trim()).join("\n");

/** The address of a message on this page: opens where it stands and marks it. */
export function linkTo({ ts }, { channel, thread }) {
  const address = addressOf({ channel, thread, message: ts });
  return new URL(address, location.href).href;
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    changed("notice", { text: "Copied.", kind: "info" });
  } catch {
    changed("notice", { text: "The browser did not allow copying.", kind: "error" });
  }
}

async function remove(message, channel) {
  const sure = await askFirst({
    title: said("Delete this message?"),
    text: said("This cannot be undone."),
    confirm: said("Delete"),
    deny: said("Keep"),
    style: "danger",
  });
  if (sure) act("delete", { channel, ts: message.ts });
}
