// Unread marks: counts what arrives elsewhere, and tells the server what has been read here.

import { markRead } from "./api.js";
import { place } from "./place.js";
import { room } from "./rooms.js";
import { changed, on, store } from "./store.js";

const PAUSE = 400;
const heard = new Map();
let waiting = null;

/** Keep the marks right. */
export function startReading() {
  on("state", () => {
    heard.clear();
    readHere();
  });
  on("message", ({ channel, message }) => count(channel, message));
  on("channels", (channel) => channel && channel.unread > 0 && isOpen(channel.id) && readHere());
  on("place", readHere);
  document.addEventListener("visibilitychange", readHere);
}

function count(id, message) {
  const channel = store.channels.get(id);
  const isReply = message.thread_ts && message.thread_ts !== message.ts;
  if (!channel || message.user === store.me.id || isReply || message.hidden) return;
  if (Number(message.ts) <= (heard.get(id) ?? store.clock.now)) return;
  heard.set(id, Number(message.ts));
  if (isOpen(id)) readHere();
  else if (channel.member || channel.kind === "im") {
    channel.unread += 1;
    changed("channels");
  }
}

const isOpen = (id) => place().channel === id && document.visibilityState === "visible";

function readHere() {
  const channel = store.channels.get(place().channel);
  if (!channel || document.visibilityState !== "visible") return;
  channel.unread = 0;
  clearTimeout(waiting);
  waiting = setTimeout(
    () => room(channel.id).loaded && markRead({ channel: channel.id }),
    PAUSE,
  );
}
