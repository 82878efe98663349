// What stands between < and > in Slack's texts: people, channels, groups, moments and links.

import { h, outsideLink } from "../core/dom.js";
import { addressOf } from "../core/place.js";
import { fillDate } from "./slackdate.js";
import { channelTitle, fullName, myZone, now, person, store } from "../core/store.js";

const BROADCASTS = new Set(["here", "channel", "everyone"]);

/** Undo Slack's three escapes. */
export const decoded = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** The element for the inside of <…>, or null when it is none of Slack's. */
export function reference(inner, { start = false } = {}) {
  const [target, label] = halves(inner);
  if (/^[@#!]$/.test(target)) return null;
  if (target.startsWith("@")) return userMention(target.slice(1), label);
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!")) return special(target.slice(1), label, start);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return null;
  const words = decoded(label ?? target.replace(/^mailto:/, ""));
  return insideLink(decoded(target), words) ?? outsideLink(decoded(target), words);
}

const PERMALINK =
  /^https:\/\/([\w-]+)\.slack\.com\/archives\/(\w+)(?:\/p(\d{10})(\d{6}))?(?:\?thread_ts=([\d.]+).*)?$/;

/** A permalink into this workspace leads to its message on this page; others give nothing. */
export function insideLink(address, words) {
  const [, domain, channel, seconds, rest, thread] = PERMALINK.exec(address) ?? [];
  if (!domain || domain !== store.team.domain || !store.channels.has(channel)) return null;
  const message = seconds && `${seconds}.${rest}`;
  return h("a", { href: addressOf({ channel, thread, message }) }, words);
}

function halves(inner) {
  const bar = inner.indexOf("|");
  return bar < 0 ? [inner, null] : [inner.slice(0, bar), inner.slice(bar + 1)];
}

/** A person, marked when it is the reader. */
export function userMention(id, label) {
  const known = store.people.get(id);
  const name = known ? fullName(known) : (label ?? id);
  return h(
    "span",
    { class: id === store.me?.id ? "mention mine" : "mention", data: { person: id } },
    `@${name}`,
  );
}

/** A channel, as a link when the reader can see it. */
export function channelMention(id, label) {
  const channel = id
    ? store.channels.get(id)
    : [...store.channels.values()].find(({ name }) => name === label);
  if (channel)
    return h(
      "a.mention",
      { href: addressOf({ channel: channel.id }) },
      `#${channelTitle(channel)}`,
    );
  return id ? h("span.mention", label ? `#${label}` : "a private channel") : null;
}

/** @here, @channel, @everyone. */
export const broadcast = (range) => h("span.mention.mine", `@${range}`);

function special(target, label, start) {
  if (target.startsWith("date^")) return moment(target, label, start);
  if (target.startsWith("subteam^")) return groupMention(target.slice("subteam^".length), label);
  const range = target.split("|")[0];
  if (BROADCASTS.has(range)) return broadcast(range);
  return h("span", `<${decoded(label ?? target)}>`);
}

/** A user group by its handle, as far as it is known here. */
export function groupMention(id, label) {
  const name = store.team.groups?.[id] ?? (label ? decoded(label).replace(/^@/, "") : "group");
  return h("span.mention", `@${name}`);
}

function moment(target, label, start) {
  const [, seconds, format, link] = target.split("^");
  if (!Number.isFinite(Number(seconds)) || !format) return h("span", decoded(label ?? ""));
  return dateElement(Number(seconds), decoded(format), {
    link,
    fallback: decoded(label ?? ""),
    start,
  });
}

/** A moment in the reader's zone; its fallback is shown on pointing at it. */
export function dateElement(seconds, format, { link, fallback, start }) {
  const words = fillDate(format, seconds, { zone: myZone(), now: now(), start });
  const time = h(
    "time",
    { datetime: new Date(seconds * 1000).toISOString(), title: fallback || null },
    words,
  );
  return link ? outsideLink(decoded(link), time) : time;
}
