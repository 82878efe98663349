// Choosing several: a list of boxes with a filter, and what is chosen above it.

import { freshId, h, present } from "../core/dom.js";
import { choices } from "./choices.js";
import { icon } from "../core/icons.js";
import { plain } from "../text/mrkdwn.js";

const FILTER_FROM = 8;
const SHOWN = 60;

/** A multi-select as a group of boxes. */
export const multi = (element, io) => new Multi(element, io).node;

class Multi {
  constructor(element, io) {
    Object.assign(this, {
      io,
      picked: [...(io.value ?? [])],
      most: element.max_selected_items ?? Infinity,
    });
    this.all = choices(element).flatMap(({ label: group, options }) =>
      options.map((option) => ({ ...option, group })),
    );
    this.chips = h("ul.chips", { "aria-label": "Chosen" });
    this.list = h("div.multi-list");
    this.filter = this.drawFilter(element);
    this.node = h(
      "div.multi",
      { role: "group", tabindex: "-1", ...io.attributes },
      this.chips,
      this.filter,
      this.list,
    );
    this.draw();
  }

  drawFilter({ placeholder }) {
    return h("input.field", {
      type: "search",
      "aria-label": "Filter",
      autocomplete: "off",
      placeholder: placeholder ? plain(placeholder.text) : "Find…",
      oninput: () => this.draw(),
      hidden: this.all.length < FILTER_FROM,
      data: { key: `${this.io.attributes.data.key}/filter` },
    });
  }

  toggle(value, on) {
    this.picked = on ? [...this.picked, value] : this.picked.filter((other) => other !== value);
    this.io.done(this.picked);
    this.draw();
  }

  draw() {
    const held = this.list.querySelector("input:focus")?.value;
    const sought = this.filter.value.trim().toLowerCase();
    const wanted = this.all.filter(({ label }) => label.toLowerCase().includes(sought));
    this.chips.replaceChildren(...this.picked.map((value) => this.chip(value)));
    this.chips.hidden = this.picked.length === 0;
    this.list.replaceChildren(
      ...present(
        wanted.slice(0, SHOWN).map((option, index) => this.row(option, wanted[index - 1])),
      ),
    );
    if (wanted.length > SHOWN)
      this.list.append(h("p.note", `${wanted.length - SHOWN} more: type to find them.`));
    if (held) this.list.querySelector(`input[value="${CSS.escape(held)}"]`)?.focus();
  }

  chip(value) {
    const label = this.all.find((option) => option.value === value)?.label ?? value;
    const remove = { "aria-label": `Remove ${label}`, onclick: () => this.toggle(value, false) };
    return h("li.chip", label, h("button", remove, icon("close")));
  }

  row({ value, label, note, group }, before) {
    const checked = this.picked.includes(value);
    const noteId = note ? freshId("note") : null;
    const input = h("input", {
      type: "checkbox",
      value,
      checked,
      disabled: !checked && this.picked.length >= this.most,
      "aria-describedby": noteId,
      onchange: () => this.toggle(value, input.checked),
    });
    const words = note && h("span.note", { id: noteId }, note);
    return [
      group && group !== before?.group ? h("p.multi-group", group) : null,
      h("div.multi-row", h("label.box", input, h("span", label)), words),
    ];
  }
}
