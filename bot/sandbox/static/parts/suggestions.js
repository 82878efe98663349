// The list above a composer: what could be meant, walked by arrows, taken by Tab, Enter or a press.

import { freshId, h } from "../core/dom.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** A list of suggestions for a field; `choose` is called with {from, insert}. */
export class Suggestions {
  constructor(field, choose) {
    Object.assign(this, { field, offered: null, at: 0, id: freshId("completions") });
    this.choose = (option) => choose({ from: this.offered.from, insert: option.insert });
    this.node = h("div.completions", {
      role: "listbox",
      id: this.id,
      "aria-label": "Suggestions",
      hidden: true,
    });
    field.setAttribute("aria-controls", this.id);
  }

  /** Show what completions() found, or nothing. */
  offer(offered) {
    Object.assign(this, { offered, at: 0 });
    this.draw();
  }

  draw() {
    const { node, offered, at, id, field } = this;
    const options = offered?.options ?? [];
    node.hidden = !offered;
    node.replaceChildren(
      ...options.map((option, index) =>
        optionNode(option, `${id}-${index}`, index === at, () => this.choose(option)),
      ),
    );
    if (offered) field.setAttribute("aria-activedescendant", `${id}-${at}`);
    else field.removeAttribute("aria-activedescendant");
    node.children[at]?.scrollIntoView({ block: "nearest" });
  }

  /** Take a key if it is for the list. */
  takeKey(event) {
    const deed = this.offered && this.deed(event);
    if (!deed) return false;
    event.preventDefault();
    event.stopPropagation();
    deed();
    return true;
  }

  deed({ key, shiftKey }) {
    const option = this.offered.options[this.at];
    const isWhole = option.exact === this.field.value.trim();
    if (key === "Escape") return () => this.offer(null);
    if (key === "Tab" || (key === "Enter" && !shiftKey && !isWhole))
      return () => this.choose(option);
    return STEPS[key] ? () => this.step(STEPS[key]) : null;
  }

  step(by) {
    const many = this.offered.options.length;
    this.at = (this.at + by + many) % many;
    this.draw();
  }
}

function optionNode({ label, hint, note, sign }, id, chosen, choose) {
  return h(
    "div",
    {
      class: chosen ? "completion at" : "completion",
      role: "option",
      id,
      "aria-selected": String(chosen),
      onpointerdown: (event) => {
        event.preventDefault();
        choose();
      },
    },
    h("span.completion-sign", { "aria-hidden": "true" }, sign?.()),
    h(
      "span.completion-words",
      h("span.completion-label", label),
      hint ? h("span.completion-hint", hint) : null,
      note ? h("span.note", note) : null,
    ),
  );
}
