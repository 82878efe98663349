// Lines above a message's words: only visible to you, pinned, sent to the channel from a thread.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { addressOf } from "../core/place.js";
import { room } from "../core/rooms.js";
import { channelTitle, isDirect, store } from "../core/store.js";
import { briefly } from "../text/words.js";

/** Who sees a message, and whether it is pinned. */
export function marksOf(message, channel) {
  return [
    message.ephemeral ? h("p.mark", icon("eye"), "Only visible to you") : null,
    message.pinned_to?.includes(channel) ? h("p.mark.pin", icon("pin"), "Pinned") : null,
  ];
}

/** How a reply that was also sent to the channel belongs to its thread. */
export function broadcastMark(message, { channel, thread }) {
  if (message.subtype !== "thread_broadcast") return null;
  if (thread) return h("p.mark", `Also sent to ${named(channel)}`);
  const parent = room(channel).messages.get(message.thread_ts);
  const words = parent ? briefly(parent) : "";
  const address = addressOf({ channel, thread: message.thread_ts });
  return h("p.mark", "replied to a thread: ", h("a", { href: address }, words || "See the thread"));
}

function named(channel) {
  const known = store.channels.get(channel);
  return known && isDirect(known) ? "the direct message" : `#${known ? channelTitle(known) : ""}`;
}
