// What has been typed and picked in one view or message, kept while its blocks are redrawn.

import { faultOf } from "./faults.js";

const INITIAL = {
  static_select: (element) => element.initial_option?.value,
  radio_buttons: (element) => element.initial_option?.value,
  external_select: (element) => element.initial_option,
  multi_external_select: (element) => element.initial_options ?? [],
  checkboxes: (element) => element.initial_options?.map(({ value }) => value) ?? [],
  multi_static_select: (element) => element.initial_options?.map(({ value }) => value) ?? [],
  users_select: (element) => element.initial_user,
  conversations_select: (element, here) =>
    element.initial_conversation ?? (element.default_to_current_conversation ? here : null),
  channels_select: (element) => element.initial_channel,
  multi_users_select: (element) => element.initial_users ?? [],
  multi_conversations_select: (element) => element.initial_conversations ?? [],
  multi_channels_select: (element) => element.initial_channels ?? [],
  datepicker: (element) => element.initial_date,
  timepicker: (element) => element.initial_time,
  datetimepicker: (element) =>
    element.initial_date_time ? String(element.initial_date_time) : null,
  plain_text_input: (element) => element.initial_value,
  url_text_input: (element) => element.initial_value,
  email_text_input: (element) => element.initial_value,
  number_input: (element) => element.initial_value,
  rich_text_input: (element) => element.initial_value,
  file_input: () => null,
};

/** Elements that hold a value, unlike buttons and overflow menus. */
export const holdsValue = (element) => Object.hasOwn(INITIAL, element?.type);

/** The elements that a person can use, each with the block that it stands in. */
const elementsOf = (block) => [
  ...[block.element, block.accessory, ...(block.elements ?? [])]
    .filter((element) => element?.type)
    .map((element) => [block, element]),
  ...(block.child_blocks ?? []).flatMap(elementsOf),
];

export class Fields {
  constructor(here = null) {
    this.here = here;
    this.typed = new Map();
    this.blocks = [];
    this.held = {};
  }

  /** What the server remembers of a view, for a page that was loaded anew: Slack's own `state.values`. */
  hold(state) {
    this.held = state ?? {};
  }

  /** The blocks that are on show now; only their fields are part of the values. */
  show(blocks) {
    this.blocks = blocks ?? [];
  }

  /** What a field holds: what was typed, otherwise what the app put there. */
  get(block, element) {
    const key = keyOf(block.block_id, element.action_id);
    const value = this.typed.has(key)
      ? this.typed.get(key)
      : (this.heldValue(block, element) ?? INITIAL[element.type](element, this.here));
    return value === undefined || value === "" ? null : value;
  }

  heldValue(block, element) {
    const entry = this.held[block.block_id]?.[element.action_id];
    return entry?.type === element.type ? rawOf(entry) : undefined;
  }

  set(block, element, value) {
    this.typed.set(keyOf(block.block_id, element.action_id), value);
  }

  /** Everything as the server wants it: {block_id: {action_id: value}}. */
  values() {
    const found = {};
    for (const [block, element] of this.blocks.flatMap(elementsOf)) {
      if (!holdsValue(element)) continue;
      found[block.block_id] = {
        ...found[block.block_id],
        [element.action_id]: this.get(block, element),
      };
    }
    return found;
  }

  /** What Slack itself refuses before it asks the app: {block_id: sentence}. */
  faults() {
    const inputs = this.blocks.filter(
      ({ type, element }) => type === "input" && holdsValue(element),
    );
    const found = inputs.map((block) => [
      block.block_id,
      faultOf(block, this.get(block, block.element)),
    ]);
    return Object.fromEntries(found.filter(([, sentence]) => sentence));
  }
}

/** What a field holds, read back from Slack's own state. */
function rawOf({ type, ...entry }) {
  const [value] = Object.values(entry);
  if (type.endsWith("external_select") || type === "rich_text_input") return value ?? undefined;
  if (Array.isArray(value)) return value.map((one) => one?.value ?? one?.id ?? one);
  return typeof value === "number" ? String(value) : (value?.value ?? value ?? undefined);
}

const keyOf = (blockId, actionId) => `${blockId}\u0000${actionId}`;
