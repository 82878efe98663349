// Completion in the composer: slash commands with their hints, people after @, channels after #.

import { fullName, store } from "../core/store.js";

const MOST = 8;

/** What could be meant at the caret: {from, options: [{insert, label, hint, note}]}, or null. */
export function completions(text, caret) {
  const before = text.slice(0, caret);
  if (/^\/\S*$/.test(before)) return offer(0, commands(before.toLowerCase()));
  const found = /(?:^|\s)([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  if (!found) return null;
  const from = before.length - found[2].length - 1;
  return offer(
    from,
    found[1] === "@" ? people(found[2].toLowerCase()) : channels(found[2].toLowerCase()),
  );
}

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
    }));
}

function people(typed) {
  return [...store.people.values()]
    .filter(
      (someone) =>
        !someone.deleted && `${someone.name} ${fullName(someone)}`.toLowerCase().includes(typed),
    )
    .map((someone) => ({
      insert: `@${someone.name} `,
      label: fullName(someone),
      hint: `@${someone.name}`,
      note: someone.role,
    }));
}

function channels(typed) {
  return [...store.channels.values()]
    .filter(({ kind, name }) => kind !== "im" && name.includes(typed))
    .map(({ name, topic }) => ({ insert: `#${name} `, label: `#${name}`, note: topic }));
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
    .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
