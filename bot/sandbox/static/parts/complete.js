// Completion in the composer: commands, people after @, channels after #, emoji after :.

import { findPeople } from "../core/directory.js";
import { icon } from "../core/icons.js";
import { fullName, isDirect, store } from "../core/store.js";
import { avatar } from "./people.js";
import { EMOJI, emoji } from "../text/emoji.js";

const MOST = 8;
const SHOUTS = [
  ["here", "Everybody in this channel who is active"],
  ["channel", "Everybody in this channel"],
];

/** What is meant at the caret: {from, options: [{insert, label, hint, note, sign}]}, or null. */
export function completions(text, caret, { commands: allowed = true } = {}) {
  const before = text.slice(0, caret);
  if (/^\/\S*$/.test(before)) return allowed ? offer(0, commands(before.toLowerCase())) : null;
  const found = /(?:^|[\s(])([@#]|:(?=[\p{L}\p{N}_+-]{2}))([\p{L}\p{N}._+-]*)$/u.exec(before);
  if (!found) return null;
  const [, sign, typed] = found;
  return offer(before.length - typed.length - 1, FINDS[sign](typed.toLowerCase()));
}

const FINDS = {
  "@": (typed) => [...people(typed), ...groups(typed), ...shouts(typed)],
  "#": channels,
  ":": emojiCodes,
};

const offer = (from, options) =>
  options.length ? { from, options: options.slice(0, MOST) } : null;

function commands(typed) {
  return (store.app?.commands ?? [])
    .filter(({ command }) => command.startsWith(typed))
    .map(({ command, description, usage_hint: hint }) => ({
      insert: `${command} `,
      exact: command,
      label: command,
      hint,
      note: description,
      sign: () => avatar({ id: store.app.bot_user, bot: true, real_name: store.app.name }, "small"),
    }));
}

const people = (typed) =>
  findPeople(typed, MOST).map((someone) => ({
    insert: `@${someone.name} `,
    label: fullName(someone),
    hint: `@${someone.name}`,
    note: someone.role || (someone.bot ? "App" : ""),
    sign: () => avatar(someone, "small"),
  }));

const groups = (typed) =>
  Object.values(store.team.groups ?? {})
    .filter((handle) => handle.includes(typed))
    .map((handle) => ({
      insert: `@${handle} `,
      label: `@${handle}`,
      note: "User group",
      sign: () => icon("people"),
    }));

const shouts = (typed) =>
  SHOUTS.filter(([name]) => name.startsWith(typed)).map(([name, note]) => ({
    insert: `@${name} `,
    label: `@${name}`,
    note,
    sign: () => icon("people"),
  }));

function channels(typed) {
  return [...store.channels.values()]
    .filter((channel) => !isDirect(channel) && channel.name.includes(typed))
    .map(({ name, topic, kind }) => ({
      insert: `#${name} `,
      label: `#${name}`,
      note: topic,
      sign: () => icon(kind === "private" ? "lock" : "hash"),
    }));
}

function emojiCodes(typed) {
  return EMOJI.filter((name) => name.includes(typed))
    .sort((one, other) => one.indexOf(typed) - other.indexOf(typed))
    .map((name) => ({ insert: `:${name}: `, label: `:${name}:`, sign: () => emoji(name) }));
}

/** A stored text as its author typed it: references become names again, escapes are undone. */
export function asTyped(text) {
  return (text ?? "")
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_whole, id) => `@${store.people.get(id)?.name ?? id}`)
    .replace(
      /<#(\w+)(?:\|([^>]*))?>/g,
      (_whole, id, name) => `#${store.channels.get(id)?.name ?? name ?? id}`,
    )
    .replace(/<!(here|channel|everyone)>/g, "@$1")
    .replace(/<!subteam\^(\w+)(?:\|@?([^>]*))?>/g, (_whole, id, name) => `@${name ?? id}`)
    .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
