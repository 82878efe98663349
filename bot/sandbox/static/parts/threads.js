// How far each thread has been read here, and whether it has news for somebody who follows it.

import { markRead } from "../core/api.js";
import { place } from "../core/place.js";
import { changed, on, store } from "../core/store.js";

const PAUSE = 400;
const read = new Map();
let waiting = null;

on("state", ({ other }) => other && read.clear());
on("message", ({ channel, message }) => {
  const isReply = message.thread_ts && message.thread_ts !== message.ts;
  if (isReply && message.user === store.me?.id) seen(channel, message.thread_ts, message.ts);
});

/** Whether somebody answered in a thread that this person follows and has not looked at since. */
export function hasNews(channel, message) {
  const mine = [message.user, ...(message.reply_users ?? [])].includes(store.me.id);
  const before = [message.last_read ?? "", read.get(`${channel}/${message.ts}`) ?? ""].sort()[1];
  return mine && !isOpen(channel, message.ts) && (message.latest_reply ?? "") > before;
}

/** The replies up to a moment are on the screen: remember it, and tell the server in a while. */
export function reading(channel, thread, ts) {
  if (!ts || document.visibilityState !== "visible" || !seen(channel, thread, ts)) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => markRead({ channel, thread }), PAUSE);
}

const isOpen = (channel, thread) =>
  place().channel === channel &&
  place().thread === thread &&
  document.visibilityState === "visible";

function seen(channel, thread, ts) {
  const key = `${channel}/${thread}`;
  if ((read.get(key) ?? "") >= ts) return false;
  read.set(key, ts);
  changed("threads", { channel, thread });
  return true;
}
