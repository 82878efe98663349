// What can be done with a message: reply, shortcuts, copy, edit and delete one's own.

import { act } from "../core/api.js";
import { asTyped } from "./complete.js";
import { askFirst, said } from "../layers/confirm.js";
import { h } from "../core/dom.js";
import { icon, iconButton, opens } from "../core/icons.js";
import { openMenu } from "../layers/menus.js";
import { go } from "../core/place.js";
import { forget } from "../core/rooms.js";
import { changed, store } from "../core/store.js";

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
    () => openMenu(menu, entries(node, message, { channel, who })),
    opens("menu"),
  );
  const answer = () => go({ channel, thread: message.thread_ts ?? message.ts });
  return h(
    "div.tools",
    thread ? null : iconButton("tool", "Reply in thread", "reply", answer),
    menu,
  );
}

function entries(node, message, { channel, who }) {
  const shortcuts = (store.app?.shortcuts ?? []).filter(({ type }) => type === "message");
  const mine = who.id === store.me.id && !message.bot_id;
  return [
    ...(shortcuts.length ? [{ heading: store.app.name }] : []),
    ...shortcuts.map((shortcut) => ({
      label: shortcut.name,
      note: shortcut.description,
      icon: icon("bolt"),
      run: () =>
        act("message_shortcut", { callback_id: shortcut.callback_id, channel, ts: message.ts }),
    })),
    { heading: "Message" },
    { label: "Copy text", icon: icon("copy"), run: () => copy(node) },
    ...(mine
      ? [
          { label: "Edit message", icon: icon("edit"), run: () => edit(node, message, channel) },
          {
            label: "Delete message",
            icon: icon("trash"),
            danger: true,
            run: () => remove(message, channel),
          },
        ]
      : []),
  ];
}

async function copy(node) {
  const words = [...node.querySelectorAll(".text, .header")]
    .map((part) => part.innerText.trim())
    .join("\n");
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

function edit(node, message, channel) {
  const holder = node.querySelector(".message-main > .text, .message-main > .blocks");
  const field = h("textarea.field", {
    rows: 3,
    "aria-label": "Edit message",
    value: asTyped(message.text),
  });
  const stop = () => form.replaceWith(holder);
  const save = async (event) => {
    event.preventDefault();
    if (await act("edit", { channel, ts: message.ts, text: field.value })) stop();
  };
  const keys = (event) => {
    if (event.key === "Escape") stop();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save(event);
  };
  const buttons = [
    h("button.button", { onclick: stop }, "Cancel"),
    h("button.button.primary", { type: "submit" }, "Save"),
  ];
  const form = h(
    "form.edit-form",
    { onsubmit: save, onkeydown: keys },
    field,
    h("div.actions", buttons),
  );
  holder.replaceWith(form);
  field.focus();
}
