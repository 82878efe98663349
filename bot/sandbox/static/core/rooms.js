// The messages of conversations and threads: loaded from the server, kept fresh by its events.

import { history } from "./api.js";
import { changed, store } from "./store.js";

const LONG = 400;
const KEPT = 200;

/** The messages of a conversation, or of one thread in it. */
export function room(channel, thread) {
  const key = thread ? `${channel}/${thread}` : channel;
  if (!store.rooms.has(key))
    store.rooms.set(key, { key, channel, thread, messages: new Map(), more: false, loaded: false });
  return store.rooms.get(key);
}

/** Messages in the order in which they were said. */
export function inOrder({ messages }) {
  return [...messages.values()].sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

/** Fetch the newest messages; what only this person sees, and what came in meanwhile, stays. */
export async function load(place) {
  const before = new Map(place.messages);
  const answer = await history(place);
  if (!answer) return;
  const kept = [...place.messages.values()].filter(
    (message) => message.ephemeral || before.get(message.ts) !== message,
  );
  place.messages.clear();
  for (const message of [...answer.messages, ...kept]) place.messages.set(message.ts, message);
  Object.assign(place, { more: answer.more, loaded: true, lastRead: answer.last_read });
  changed("room", place);
}

/** Fetch what was said before the oldest message we have. */
export async function loadEarlier(place) {
  const oldest = inOrder(place).find((message) => !message.ephemeral);
  const answer = await history(place, oldest?.ts);
  if (!answer) return;
  for (const message of answer.messages) place.messages.set(message.ts, message);
  place.more = answer.more;
  changed("room", place);
}

/** Let go of the oldest messages of a room that has grown long. */
export function trim(place) {
  if (place.messages.size <= LONG) return;
  const oldest = inOrder(place).slice(0, place.messages.size - KEPT);
  for (const { ts } of oldest) place.messages.delete(ts);
  place.more = true;
}

/** Take in a message that is new or has changed, where its conversation has been opened. */
export function receive(channel, message) {
  for (const place of homesOf(channel, message)) {
    place.messages.set(message.ts, message);
    changed("room", place);
  }
}

/** Take a message away. */
export function forget(channel, ts) {
  for (const place of store.rooms.values()) {
    if (place.channel === channel && place.messages.delete(ts)) changed("room", place);
  }
}

function homesOf(channel, message) {
  const isReply = message.thread_ts && message.thread_ts !== message.ts;
  const known = (thread) =>
    message.ephemeral
      ? room(channel, thread)
      : store.rooms.get(thread ? `${channel}/${thread}` : channel);
  if (!isReply) return [known(), store.rooms.get(`${channel}/${message.ts}`)].filter(Boolean);
  const broadcast = message.subtype === "thread_broadcast" ? known() : null;
  return [known(message.thread_ts), broadcast].filter(Boolean);
}
