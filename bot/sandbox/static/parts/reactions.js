// Reactions under a message: one chip for each, with who reacted; pressing it adds or takes back.

import { act } from "../core/api.js";
import { h, whileBusy } from "../core/dom.js";
import { iconButton, opens } from "../core/icons.js";
import { openPalette } from "./palette.js";
import { fullName, person, store } from "../core/store.js";
import { emoji } from "../text/emoji.js";

const NAMED = 12;

/** The chips of a message and a button for one more, or nothing. */
export function reactions(message, channel) {
  const given = message.reactions ?? [];
  if (!given.length) return null;
  const where = { channel, ts: message.ts };
  const more = iconButton(
    "chip.add",
    "Add another reaction",
    "smile",
    () => pickReaction(more, message, channel),
    opens("dialog"),
  );
  return h(
    "div.reactions",
    given.map((reaction) => chip(reaction, where)),
    more,
  );
}

function chip({ name, users = [], count }, where) {
  const mine = users.includes(store.me.id);
  const many = count ?? users.length;
  const button = h(
    "button.chip",
    {
      "aria-pressed": String(mine),
      "aria-label": `${name}: ${who(users, many)}`,
      title: `${who(users, many)} reacted with :${name}:`,
      data: { key: `${where.ts}/react/${name}` },
      onclick: () => whileBusy(button, () => react(where, name, mine)),
    },
    h("span", { "aria-hidden": "true" }, emoji(name) ?? `:${name}:`),
    h("span.chip-count", { "aria-hidden": "true" }, String(many)),
  );
  return button;
}

function who(users, many) {
  const nameOf = (id) => (id === store.me.id ? "You" : fullName(person(id)));
  const names = users.slice(0, NAMED).map(nameOf);
  const others = many - names.length;
  const list = others > 0 ? [...names, others === 1 ? "one other" : `${others} others`] : names;
  return list.length < 2 ? list.join("") : `${list.slice(0, -1).join(", ")} and ${list.at(-1)}`;
}

/** Choose a reaction from the palette that hangs from a control. */
export function pickReaction(control, message, channel) {
  openPalette(control, (name) => {
    const given = message.reactions?.find((reaction) => reaction.name === name);
    const mine = given?.users?.includes(store.me.id);
    if (!mine) react({ channel, ts: message.ts }, name, false);
  });
}

/** Add a reaction or take it back. */
export const react = (where, name, remove) =>
  act("react", remove ? { ...where, name, remove } : { ...where, name });
