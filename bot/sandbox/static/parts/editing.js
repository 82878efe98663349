// Changing one's own message where it stands.

import { act } from "../core/api.js";
import { asTyped } from "./complete.js";
import { h } from "../core/dom.js";
import { inOrder, room } from "../core/rooms.js";
import { changed, on, store } from "../core/store.js";

/** Whether a message is of words that its author can change. */
export const mayEdit = ({ subtype, bot_id: bot }) =>
  !bot && (!subtype || subtype === "thread_broadcast");

const isMine = (message) =>
  message.user === store.me.id && !message.ephemeral && mayEdit(message);

/** Ask the drawing of a room to edit the last thing one said there. Tells whether there is one. */
export function editLast(channel, thread) {
  const last = inOrder(room(channel, thread)).filter(isMine).at(-1);
  if (last) changed("edit", { channel, thread, ts: last.ts });
  return Boolean(last);
}

/** Open a message for editing whenever somebody asks for it; gives a function that stops that. */
export const listenForEdits = (where, nodeOf) =>
  on("edit", ({ channel, thread, ts }) => {
    if (channel !== where.channel || thread !== where.thread) return;
    const message = room(channel, thread).messages.get(ts);
    if (message && isMine(message) && nodeOf(ts)) editMessage(nodeOf(ts), message, channel);
  });

/** Put a field in the place of the words. */
export function editMessage(node, message, channel) {
  const holder = node.querySelector(".message-main > .text, .message-main > .blocks");
  if (!holder) return;
  const field = h("textarea.field", {
    rows: 3,
    dir: "auto",
    "aria-label": "Edit message",
    value: asTyped(message.text),
  });
  const stop = () => {
    form.replaceWith(holder);
    node.refill?.();
    node.refill = null;
    node.focus({ preventScroll: true });
  };
  const save = async (event) => {
    event.preventDefault();
    if (!field.value.trim()) return;
    if (await act("edit", { channel, ts: message.ts, text: field.value.trim() })) stop();
  };
  const form = h(
    "form.edit-form",
    { onsubmit: save, onkeydown: (event) => keyPressed(event, save, stop) },
    field,
    h("p.note", { "aria-hidden": "true" }, "Esc cancels, Enter saves"),
    h(
      "div.actions",
      h("button.button", { onclick: stop }, "Cancel"),
      h("button.button.primary", { type: "submit" }, "Save"),
    ),
  );
  holder.replaceWith(form);
  form.scrollIntoView({ block: "nearest" });
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

function keyPressed(event, save, stop) {
  event.stopPropagation();
  if (event.key === "Escape") stop();
  if (event.target.tagName !== "TEXTAREA" || event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey) save(event);
}
