// Where one is, kept in the address: ?as=PERSON#CONVERSATION[/THREAD[/MESSAGE]], or #home for the
// app's Home; CONVERSATION//MESSAGE is a message outside a thread.

import { appChannel, changed, isDirect, on, store } from "./store.js";

/** The person named in the address, or null. */
export const namedPerson = () => new URLSearchParams(location.search).get("as");

/** The conversation, thread, message or Home that the address names. */
export function place() {
  const [channel, thread, message] = location.hash.slice(1).split("/");
  if (channel === "home") return { home: true };
  return { channel: channel || null, thread: thread || null, message: message || null };
}

/** An address for a link. */
export function addressOf({ channel, thread, message, home }, as = store.me?.id) {
  const within = message ? `${thread ?? ""}/${message}` : thread;
  const hash = home ? "home" : [channel, within].filter(Boolean).join("/");
  return `?as=${encodeURIComponent(as ?? "")}#${hash}`;
}

/** Go somewhere else in the same tab. */
export function go(target, { replace = false, as } = {}) {
  window.history[replace ? "replaceState" : "pushState"](null, "", addressOf(target, as));
  changed("place");
}

/** Go to a conversation that was opened a moment ago, as soon as the stream has told of it. */
export function goOnceKnown(channel) {
  if (store.channels.has(channel)) {
    go({ channel });
    return;
  }
  const stop = on("channels", (news) => {
    if (news?.id !== channel) return;
    stop();
    go({ channel });
  });
}

/** Where to begin when the address names nothing visible: at news, or where last was spoken. */
export function firstPlace() {
  const mine = [...store.channels.values()].filter(
    (channel) => channel.member && !isDirect(channel),
  );
  const newest = mine.toSorted((one, other) => other.unread - one.unread)[0];
  const spoken = mine.filter(({ latest }) => latest).toSorted(byLatest)[0];
  const quiet = spoken ?? mine.find(({ name }) => name === "general") ?? mine[0] ?? appChannel();
  const open = newest?.unread ? newest : quiet;
  return open ? { channel: open.id } : { home: true };
}

const byLatest = (one, other) => Number(other.latest) - Number(one.latest);

/** Whether the address names something that this person can see. */
export function isVisible({ channel, home }) {
  return home ? Boolean(store.app?.home) : store.channels.has(channel);
}

window.addEventListener("popstate", () => changed("place"));
