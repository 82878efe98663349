// The fields of Block Kit: one function per kind of text, date and choice that a person fills in.

import { h, freshId } from "../core/dom.js";
import { placeholder } from "./choices.js";
import { editor } from "./editor.js";
import { fileInput } from "./fileinput.js";
import { dated, moment } from "./moments.js";
import { multi, single } from "./picker.js";
import { textObject } from "../text/mrkdwn.js";

/**
 * Draw the field of an element.
 * `io` has: value, attributes (id, aria-…, data), change(value) while typing, done(value) when picked,
 * suggest(letters) for options that come from the app, and optional.
 */
export function control(element, io) {
  return CONTROLS[element.type](element, io);
}

const MUCH = 500;
const GROUPS = new Set(["rich_text_input", "file_input"]);

/** Kinds that consist of several boxes and so need a group name rather than a label. */
export const isGroup = ({ type }) =>
  type === "radio_buttons" || type === "checkboxes" || GROUPS.has(type);

const BARE = { type: "text", autocapitalize: "none", spellcheck: "false" };

const CONTROLS = {
  plain_text_input: (element, io) =>
    text(element, io, element.multiline ? { rows: 4 } : { type: "text" }),
  url_text_input: (element, io) => text(element, io, { ...BARE, inputmode: "url" }),
  email_text_input: (element, io) => text(element, io, { ...BARE, inputmode: "email" }),
  number_input: (element, io) =>
    text(element, io, { ...BARE, inputmode: element.is_decimal_allowed ? "decimal" : "numeric" }),
  rich_text_input: editor,
  static_select: single,
  external_select: single,
  users_select: single,
  conversations_select: single,
  channels_select: single,
  multi_static_select: multi,
  multi_external_select: multi,
  multi_users_select: multi,
  multi_conversations_select: multi,
  multi_channels_select: multi,
  radio_buttons: (element, io) => boxes(element, io, "radio"),
  checkboxes: (element, io) => boxes(element, io, "checkbox"),
  datepicker: (element, io) => dated(element, io, "date"),
  timepicker: (element, io) => dated(element, io, "time"),
  datetimepicker: moment,
  file_input: fileInput,
};

function text(element, io, attributes) {
  const counter = element.max_length ? h("span.counter", { "aria-hidden": "true" }) : null;
  const field = h(element.multiline ? "textarea" : "input", {
    class: "field",
    placeholder: placeholder(element),
    autocomplete: "off",
    dir: "auto",
    ...attributes,
    ...io.attributes,
    value: io.value ?? "",
    oninput: () => {
      count(counter, field.value, element);
      io.change(field.value || null, "on_character_entered");
    },
    onkeydown: (event) => {
      if (event.key === "Enter" && !event.isComposing && !element.multiline)
        entered(event, io, field);
    },
  });
  count(counter, field.value, element);
  return counter ? h("div.counted", field, counter) : field;
}

function entered(event, io, field) {
  if (!io.enters) return;
  event.preventDefault();
  io.enter(field.value || null);
}

function count(counter, value, element) {
  if (!counter) return;
  const left = element.max_length - value.length;
  counter.textContent = String(left);
  counter.classList.toggle("over", left < 0);
  counter.hidden = left > Math.max(MUCH, element.max_length / 5);
}

function boxes(element, io, type) {
  const name = freshId("choice");
  const picked = new Set([io.value ?? []].flat());
  const { id, ...group } = io.attributes;
  return h(
    "div.boxes",
    { id, role: type === "radio" ? "radiogroup" : "group", ...group },
    (element.options ?? []).map((choice, index) =>
      box(choice, {
        type,
        name,
        key: `${group.data.key}/${index}`,
        checked: picked.has(choice.value),
        pick: (on) => {
          if (type === "radio") return io.done(choice.value);
          picked[on ? "add" : "delete"](choice.value);
          return io.done(
            (element.options ?? []).map(({ value }) => value).filter((value) => picked.has(value)),
          );
        },
      }),
    ),
  );
}

function box(choice, { type, name, key, checked, pick }) {
  const note = choice.description ? freshId("note") : null;
  const input = h("input", {
    type,
    name,
    checked,
    "aria-describedby": note,
    data: { key },
    onchange: () => pick(input.checked),
  });
  const words = h("span.box-words", h("span", textObject(choice.text)));
  const label = h("label.box", input, words);
  return h("div", label, note && h("p.box-note", { id: note }, textObject(choice.description)));
}
