// What can be chosen in a select: the app's own options, people, or channels.

import { wordsOf } from "../text/mrkdwn.js";
import { channelTitle, fullName, store } from "../core/store.js";

/** Options in groups: [{label, options: [{value, label}]}]; a group without label stands by itself. */
export function choices(element) {
  if (/users_select$/.test(element.type)) return [{ options: people() }];
  if (/(conversations|channels)_select$/.test(element.type))
    return [{ options: conversations(element) }];
  if (element.option_groups)
    return element.option_groups.map(({ label, options }) => ({
      label: wordsOf(label),
      options: options.map(own),
    }));
  return [{ options: (element.options ?? []).map(own) }];
}

const own = (option) => ({
  value: option.value,
  label: wordsOf(option.text),
  note: wordsOf(option.description),
});

function people() {
  return [...store.people.values()]
    .filter(({ deleted }) => !deleted)
    .map((someone) => ({
      value: someone.id,
      label: fullName(someone),
      note: someone.bot ? "app" : someone.role,
    }))
    .sort(byLabel);
}

function conversations({ type, filter = {} }) {
  const kinds = /channels_select$/.test(type)
    ? ["public"]
    : (filter.include ?? ["public", "private", "im"]);
  return [...store.channels.values()]
    .filter((channel) => kinds.includes(channel.kind) && !(filter.exclude_bot_users && channel.bot))
    .map((channel) => ({
      value: channel.id,
      label: channel.kind === "im" ? channelTitle(channel) : `#${channel.name}`,
    }))
    .sort(byLabel);
}

const byLabel = (one, other) => one.label.localeCompare(other.label);
