// Choosing several: a list of boxes with a filter, and what is chosen above it.

import { h, freshId } from "../core/dom.js";
import { choices } from "./choices.js";
import { icon } from "../core/icons.js";
import { plain } from "../text/mrkdwn.js";

const FILTER_FROM = 8;
const SHOWN = 60;

/** A multi-select as a group of boxes. */
export function multi(element, io) {
  const all = choices(element).flatMap(({ label, options }) =>
    options.map((option) => ({ ...option, group: label })),
  );
  const most = element.max_selected_items ?? Infinity;
  let picked = [...(io.value ?? [])];
  const { id, data, ...group } = io.attributes;
  const chips = h("ul", { class: "chips", "aria-label": "Chosen" });
  const list = h("div", { class: "multi-list" });
  const filter = h("input", {
    class: "field",
    type: "search",
    "aria-label": "Filter",
    autocomplete: "off",
    placeholder: element.placeholder ? plain(element.placeholder.text) : "Find…",
    oninput: () => drawList(),
    hidden: all.length < FILTER_FROM,
    data: { key: `${data.key}/filter` },
  });

  const change = (next) => {
    picked = next;
    io.done(picked);
    drawChips();
    drawList();
  };
  const toggle = (value, on) =>
    change(on ? [...picked, value] : picked.filter((other) => other !== value));

  function drawChips() {
    chips.replaceChildren(
      ...picked.map((value) => chip(labelOf(value), () => toggle(value, false))),
    );
    chips.hidden = picked.length === 0;
  }

  function drawList() {
    const held = list.querySelector("input:focus")?.value;
    const wanted = all.filter(({ label }) =>
      label.toLowerCase().includes(filter.value.trim().toLowerCase()),
    );
    list.replaceChildren(...rows(wanted.slice(0, SHOWN)));
    if (wanted.length > SHOWN)
      list.append(h("p", { class: "note" }, `${wanted.length - SHOWN} more: type to find them.`));
    if (held) list.querySelector(`input[value="${CSS.escape(held)}"]`)?.focus();
  }

  const labelOf = (value) => all.find((option) => option.value === value)?.label ?? value;
  const rows = (options) =>
    options
      .flatMap((option, index) => [
        option.group && option.group !== options[index - 1]?.group
          ? h("p", { class: "multi-group" }, option.group)
          : null,
        row(option, picked.includes(option.value), picked.length >= most, toggle),
      ])
      .filter(Boolean);

  drawChips();
  drawList();
  return h(
    "div",
    { class: "multi", id, role: "group", data, tabindex: "-1", ...group },
    chips,
    filter,
    list,
  );
}

function row({ value, label, note }, checked, full, toggle) {
  const noteId = note ? freshId("note") : null;
  const input = h("input", {
    type: "checkbox",
    value,
    checked,
    disabled: full && !checked,
    "aria-describedby": noteId,
    onchange: () => toggle(value, input.checked),
  });
  return h(
    "div",
    { class: "multi-row" },
    h("label", { class: "box" }, input, h("span", {}, label)),
    note && h("span", { class: "note", id: noteId }, note),
  );
}

function chip(label, remove) {
  return h(
    "li",
    { class: "chip" },
    label,
    h(
      "button",
      { type: "button", "aria-label": `Remove ${label}`, onclick: remove },
      icon("close"),
    ),
  );
}
