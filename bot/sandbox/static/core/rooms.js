// The messages of conversations and threads: a stretch of each, loaded from the server and kept
// fresh by its events. A stretch stays short, however much was said.

import { history } from "./api.js";
import { changed, store } from "./store.js";

const LONG = 300; // messages at which a stretch is cut
const KEPT = 200; // what is left of it
const ROOMS = 12; // rooms that are remembered while nobody looks at them

/**
 * The messages of a conversation, or of one thread in it. `more` says that the server has older
 * ones, `newer` that it has newer ones, `beyond` how many have come in there meanwhile.
 */
export function room(channel, thread) {
  const key = thread ? `${channel}/${thread}` : channel;
  const known = store.rooms.get(key) ?? emptyRoom(key, channel, thread);
  store.rooms.delete(key);
  store.rooms.set(key, known);
  return known;
}

const emptyRoom = (key, channel, thread) => ({
  ...{ key, channel, thread, messages: new Map(), shown: false },
  ...{ more: false, newer: false, beyond: 0, loaded: false },
});

/** Look at a room: it is kept until the returned function is called, and for a while after. */
export function lookAt(place) {
  place.shown = true;
  for (const old of [...store.rooms.values()].slice(0, -ROOMS)) letGo(old);
  return () => {
    place.shown = false;
  };
}

/** Forget a room, except what only this person sees: the server does not keep that. */
function letGo(place) {
  if (place.shown) return;
  for (const [ts, { ephemeral }] of place.messages) if (!ephemeral) place.messages.delete(ts);
  if (!place.messages.size) store.rooms.delete(place.key);
}

/** Messages in the order in which they were said. */
export function inOrder({ messages }) {
  return [...messages.values()].sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

/** Fetch the newest messages, or those around a moment; what came in meanwhile stays. */
export async function load(place, around) {
  const before = new Map(place.messages);
  const answer = await history(place, around ? { around } : {});
  if (!answer) return;
  const kept = [...place.messages.values()].filter(
    (message) => message.ephemeral || (!answer.newer && before.get(message.ts) !== message),
  );
  place.messages.clear();
  const { more, newer, last_read: lastRead } = answer;
  Object.assign(place, { more, newer, lastRead, beyond: 0, loaded: true });
  takeIn(place, [...answer.messages, ...kept]);
}

/** Fetch what was said before the oldest message we have, and let go of the newest. */
export async function loadEarlier(place) {
  const answer = await history(place, { before: edge(place, 0)?.ts });
  if (!answer) return;
  place.more = answer.more;
  takeIn(place, answer.messages);
  const cut = cutAway(place, (messages) => messages.slice(KEPT));
  place.newer ||= cut;
}

/** Fetch what was said after the newest message we have, and let go of the oldest. */
export async function loadLater(place) {
  const answer = await history(place, { after: edge(place, -1)?.ts });
  if (!answer) return;
  place.newer = answer.newer;
  if (!place.newer) place.beyond = 0;
  takeIn(place, answer.messages);
  trim(place);
}

/** Let go of the oldest messages of a room that has grown long. */
export function trim(place) {
  const cut = cutAway(place, (messages) => messages.slice(0, -KEPT));
  place.more ||= cut;
}

function takeIn(place, messages) {
  for (const message of messages) place.messages.set(message.ts, message);
  changed("room", place);
}

/** The oldest (0) or newest (-1) message that the server keeps; a thread's first is always there. */
function edge(place, index) {
  return inOrder(place)
    .filter(({ ephemeral, ts }) => !ephemeral && ts !== place.thread)
    .at(index);
}

function cutAway(place, chosen) {
  if (place.messages.size <= LONG) return false;
  for (const { ts, ephemeral } of chosen(inOrder(place)))
    if (ts !== place.thread && !ephemeral) place.messages.delete(ts);
  return true;
}

/** Take in a message that is new or has changed, where its conversation has been opened. */
export function receive(channel, message) {
  for (const place of homesOf(channel, message)) {
    const isBeyond = place.newer && !place.messages.has(message.ts) && !message.ephemeral;
    if (isBeyond) place.beyond += message.ts > edge(place, -1)?.ts && message.user !== store.me?.id;
    else place.messages.set(message.ts, message);
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
