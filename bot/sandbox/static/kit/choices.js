// What can be chosen in a select: the app's own options, people, conversations, or what it offers as one types.

import { findPeople } from "../core/directory.js";
import { plain, wordsOf } from "../text/mrkdwn.js";
import { channelTitle, fullName, store } from "../core/store.js";

/** Whether the app is asked for options while somebody types. */
export const isExternal = ({ type }) => type.endsWith("external_select");

/** How many letters the app wants before it is asked. */
export const lettersNeeded = (element) =>
  isExternal(element) ? (element.min_query_length ?? 3) : 0;

/** Choices in groups, each with `raw`, what the server is told: [{label?, options: [{value, label, note, raw}]}]. */
export function choices(element, sought = "") {
  if (element.type.endsWith("users_select")) return [{ options: people(sought) }];
  if (/(conversations|channels)_select$/.test(element.type))
    return [{ options: conversations(element) }];
  return grouped(element, own);
}

/** What the app offered for some letters. */
export const offered = (answer) => grouped(answer, (option) => ({ ...own(option), raw: option }));

function grouped({ option_groups: groups, options }, read) {
  if (!groups) return [{ options: (options ?? []).map(read) }];
  return groups.map((group) => ({ label: wordsOf(group.label), options: group.options.map(read) }));
}

const own = (option) => ({
  value: option.value,
  raw: option.value,
  label: wordsOf(option.text),
  note: wordsOf(option.description),
});

/** The choice behind a value that is held, also one that is not offered just now. */
export function choiceOf(element, raw) {
  if (isExternal(element)) return { ...own(raw), raw };
  const known = choices(element).flatMap(({ options }) => options);
  return known.find((one) => one.value === raw) ?? { value: raw, raw, label: nameOf(raw) };
}

function nameOf(id) {
  if (store.people.has(id)) return fullName(store.people.get(id));
  const channel = store.channels.get(id);
  return channel ? titled(channel) : String(id);
}

/** Those whose words hold what is sought, in their groups. */
export function sifted(groups, sought) {
  const wanted = sought.trim().toLowerCase();
  if (!wanted) return groups;
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter(({ label }) => label.toLowerCase().includes(wanted)),
    }))
    .filter(({ options }) => options.length);
}

function people(sought) {
  return findPeople(sought, MOST)
    .map((someone) => ({
      value: someone.id,
      raw: someone.id,
      label: fullName(someone),
      note: someone.bot ? "app" : someone.role,
    }))
    .sort(byLabel);
}

const MOST = 100; // people that are offered at once
const EVERY_KIND = ["public", "private", "mpim", "im"];

function conversations({ type, filter = {} }) {
  const kinds = type.endsWith("channels_select") ? ["public"] : (filter.include ?? EVERY_KIND);
  return [...store.channels.values()]
    .filter((channel) => kinds.includes(channel.kind) && !isLeftOut(channel, filter))
    .map((channel) => ({ value: channel.id, raw: channel.id, label: titled(channel) }))
    .sort(byLabel);
}

const isLeftOut = (channel, filter) =>
  (filter.exclude_bot_users && channel.bot) ||
  (filter.exclude_external_shared_channels && channel.shared);

const titled = (channel) =>
  ["im", "mpim"].includes(channel.kind) ? channelTitle(channel) : `#${channel.name}`;

const byLabel = (one, other) => one.label.localeCompare(other.label);

/** The words in an empty field. */
export const placeholder = (element) =>
  element.placeholder ? plain(element.placeholder.text) : null;
