// Input blocks and the fields inside other blocks: label, hint, error, and what happens on a change.

import { h, freshId } from "../core/dom.js";
import { control, isGroup } from "./controls.js";
import { icon } from "../core/icons.js";
import { plain } from "../text/mrkdwn.js";
import { act } from "../core/api.js";
import { press } from "./press.js";

/** A field with its label, hint and place for an error. */
export function inputBlock(block, scope) {
  const { element } = block;
  const ids = {
    label: freshId("label"),
    hint: freshId("hint"),
    error: freshId("error"),
    field: freshId("field"),
  };
  const error = scope.errors?.[block.block_id];
  const wires = wiring(block, element, scope, {
    attributes: described(block, ids, error),
    clear: () => scope.clearError?.(block.block_id),
    dispatch: Boolean(block.dispatch_action),
    optional: block.optional,
  });
  return h(
    error ? "div.input-block.wrong" : "div.input-block",
    labelRow(block, ids),
    control(element, wires),
    h("p.field-error", { id: ids.error, hidden: !error }, error ? [icon("warn"), error] : null),
    block.hint && h("p.hint", { id: ids.hint }, plain(block.hint.text)),
  );
}

function described({ element, hint, optional }, ids, error) {
  return {
    id: ids.field,
    "aria-describedby": [hint && ids.hint, ids.error].filter(Boolean).join(" "),
    "aria-invalid": error ? "true" : null,
    ...(isGroup(element)
      ? { "aria-labelledby": ids.label }
      : { "aria-required": optional ? null : "true" }),
  };
}

function labelRow({ element, label, optional }, ids) {
  const words = plain(label?.text);
  const named = isGroup(element)
    ? h("span.label", { id: ids.label }, words)
    : h("label.label", { for: ids.field }, words);
  return h("div.label-row", named, optional ? h("span.optional", "optional") : null);
}

const NAMES = {
  datepicker: "Choose a date",
  timepicker: "Choose a time",
  datetimepicker: "Choose a moment",
};

/** A field that stands in a section or among buttons: it tells the app at once. */
export function loneField(element, block, scope) {
  const name =
    plain(element.placeholder?.text) || plain(block.text?.text) || NAMES[element.type] || "Choose";
  const holder = h("div.lone-field");
  const wires = { attributes: { "aria-label": name }, dispatch: true, refused: () => draw() };
  const draw = () => holder.replaceChildren(control(element, wiring(block, element, scope, wires)));
  draw();
  return holder;
}

function wiring(block, element, scope, wires) {
  const { attributes, clear = () => {}, dispatch, refused = () => {}, optional } = wires;
  const key = `${block.block_id}/${element.action_id}`;
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const field = () => document.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? document.body;
  const keep = (value) => {
    scope.fields.set(block, element, value);
    clear();
  };
  const tell = async (value) => dispatch && press(scope, block, element, value, field());
  const { container } = scope;
  const { block_id, action_id } = { ...block, ...element };
  return {
    value: scope.fields.get(block, element),
    attributes: { ...attributes, data: { key } },
    optional,
    fields: scope.fields,
    suggest: (value) => act("suggest", { container, block_id, action_id, value }),
    enters: dispatch && triggers.includes("on_enter_pressed"),
    change: (value, trigger) => {
      keep(value);
      if (trigger && triggers.includes(trigger)) tell(value);
    },
    enter: (value) => tell(value),
    done: async (value) => {
      const before = scope.fields.get(block, element);
      keep(value);
      if ((await tell(value)) !== false || !dispatch) return;
      keep(before);
      refused();
    },
  };
}
