// The list that drops from a select: drawn in its groups, walked with the arrow keys.

import { freshId, h } from "../core/dom.js";
import { icon } from "../core/icons.js";

const SHOWN = 60;
let dropped = null;

/** A list of choices; `pick` is called with the one that is chosen. */
export class Offers {
  constructor(name, pick, { several }) {
    Object.assign(this, { pick, several, options: [], nodes: [], active: -1 });
    this.list = h("div", {
      id: freshId("offers"),
      role: "listbox",
      "aria-label": name,
      "aria-multiselectable": several ? "true" : null,
    });
    this.words = h("p.offers-note", { role: "status" });
    this.node = h("div.offers", { popover: "manual" }, this.list, this.words);
    this.node.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /** Draw these groups; `picked` are the values that are held, `full` when no more may be. */
  show(groups, { picked, full }) {
    const every = groups.flatMap(({ options }) => options);
    const held = this.options[this.active]?.value;
    this.options = every.slice(0, SHOWN);
    this.nodes = this.options.map((option) => this.option(option, picked, full));
    let next = 0;
    this.list.replaceChildren(
      ...groups.flatMap(({ label, options }) => {
        const nodes = this.nodes.slice(next, next + options.length);
        next += options.length;
        return nodes.length && label ? [inGroup(label, nodes)] : nodes;
      }),
    );
    const kept = this.options.findIndex(({ value }) => value === held);
    const chosen = this.options.findIndex(({ value }) => picked.has(value));
    this.move(kept >= 0 ? kept : Math.max(chosen, this.nodes.length ? 0 : -1));
    const more = every.length - this.options.length;
    this.say(every.length ? (more > 0 ? `${more} more: type to find them.` : "") : "No matches");
  }

  /** Say something in place of choices, or below them. */
  say(words, { alone } = {}) {
    if (alone) this.show([], { picked: new Set() });
    this.words.textContent = words;
    this.words.hidden = !words;
    this.list.hidden = this.nodes.length === 0;
  }

  option(option, picked, full) {
    const isPicked = picked.has(option.value);
    return h(
      "div.offer",
      {
        id: freshId("offer"),
        role: "option",
        "aria-selected": String(isPicked),
        "aria-disabled": full && !isPicked ? "true" : null,
        onclick: () => this.choose(option, full && !isPicked),
      },
      h(
        "span.offer-words",
        h("span", option.label),
        option.note ? h("span.note", option.note) : null,
      ),
      isPicked ? icon("check") : null,
    );
  }

  choose(option, isOver) {
    if (!isOver) this.pick(option);
  }

  /** The choice under the arrow keys. */
  get current() {
    return this.nodes[this.active];
  }

  move(index) {
    this.current?.classList.remove("active");
    this.active = index;
    this.current?.classList.add("active");
    this.current?.scrollIntoView({ block: "nearest" });
  }

  step(way) {
    if (this.nodes.length) this.move((this.active + way + this.nodes.length) % this.nodes.length);
  }

  get isOpen() {
    return this.node.matches(":popover-open");
  }

  /** Drop the list below a control, or above it where there is more room. */
  open(control) {
    if (!this.isOpen) this.node.showPopover();
    dropped = { offers: this, control };
    const box = control.getBoundingClientRect();
    const room = { below: innerHeight - box.bottom - 12, above: box.top - 12 };
    const isAbove = room.below < 200 && room.above > room.below;
    const { style } = this.node;
    style.left = `${Math.max(8, box.left)}px`;
    style.width = `${Math.min(Math.max(box.width, 220), innerWidth - 16)}px`;
    style.maxHeight = `${Math.min(320, isAbove ? room.above : room.below)}px`;
    style.top = isAbove ? "auto" : `${box.bottom + 4}px`;
    style.bottom = isAbove ? `${innerHeight - box.top + 4}px` : "auto";
  }

  close() {
    if (this.isOpen) this.node.hidePopover();
  }
}

function inGroup(label, nodes) {
  const id = freshId("group");
  return h(
    "div.offer-group",
    { role: "group", "aria-labelledby": id },
    h("p.offer-heading", { id, role: "presentation" }, label),
    nodes,
  );
}

/** The list stays at its field while the page moves. */
function follow({ target }) {
  const isMine = dropped?.offers.node.contains(target);
  if (dropped?.offers.isOpen && !isMine) dropped.offers.open(dropped.control);
}

document.addEventListener("scroll", follow, true);
