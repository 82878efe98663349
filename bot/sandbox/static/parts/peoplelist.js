// A searchable list of people, for being somebody else, writing to somebody or inviting them.

import { freshId, h } from "../core/dom.js";
import { fullName } from "../core/store.js";
import { aboutLine, marks, personRow } from "./people.js";

const SHOWN = 80;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** A list with a search field in `node`; `pick` gets the person who was chosen. */
export class PeopleList {
  constructor(people, pick, { label = "People", chosen, barred, moved, tall } = {}) {
    Object.assign(this, { people, pick, chosen, shown: [], at: 0 });
    this.barred = barred ?? (() => false);
    this.moved = moved ?? (() => {});
    const id = freshId("people");
    const kind = tall ? "div.people-list.tall" : "div.people-list";
    this.list = h(kind, { role: "listbox", id, "aria-label": label });
    this.rest = h("p.note", { hidden: true });
    this.search = h("input.field", {
      type: "search",
      "aria-label": "Find a person",
      placeholder: "Find a person",
      autocomplete: "off",
      "aria-controls": id,
      oninput: () => this.draw(),
      onkeydown: (event) => this.keyPressed(event),
    });
    this.node = h("div.people", this.search, this.list, this.rest);
    this.draw();
  }

  focus() {
    this.search.focus();
    this.mark();
  }

  draw() {
    const wanted = this.search.value.trim().toLowerCase();
    const found = this.people.filter((someone) => wordsAbout(someone).includes(wanted));
    this.shown = found.slice(0, SHOWN);
    this.rest.hidden = found.length <= SHOWN;
    this.rest.textContent = `${found.length - SHOWN} more: type a name or a role.`;
    this.at = Math.max(
      0,
      this.shown.findIndex(({ id }) => id === this.chosen && !wanted),
    );
    this.list.replaceChildren(...this.shown.map((someone) => this.option(someone)));
    if (!this.shown.length) this.list.append(h("p.note", "Nobody by that name."));
    this.mark();
  }

  option(someone) {
    const off = this.barred(someone);
    const attributes = {
      role: "option",
      id: freshId("option"),
      "aria-disabled": off ? "true" : null,
      "aria-selected": someone.id === this.chosen ? "true" : "false",
      "aria-label": fullName(someone),
      "aria-description": [...marks(someone), aboutLine(someone)].filter(Boolean).join(", "),
      onclick: () => this.take(someone),
    };
    return h(off ? "div.person-option.off" : "div.person-option", attributes, personRow(someone));
  }

  take(someone) {
    if (someone && !this.barred(someone)) this.pick(someone);
  }

  mark() {
    [...this.list.children].forEach((node, index) =>
      node.classList.toggle("at", index === this.at),
    );
    this.moved(this.shown[this.at]);
    const node = this.list.children[this.at];
    this.search.setAttribute("aria-activedescendant", node?.id ?? "");
    if (this.list.isConnected) node?.scrollIntoView({ block: "nearest" });
  }

  keyPressed(event) {
    const step = STEPS[event.key];
    if (!step && event.key !== "Enter") return;
    event.preventDefault();
    if (!step) this.take(this.shown[this.at]);
    else this.move(step);
  }

  move(step) {
    this.at = Math.min(Math.max(0, this.at + step), this.shown.length - 1);
    this.mark();
  }
}

const wordsAbout = (someone) =>
  [someone.name, someone.real_name, someone.role, someone.title].join(" ").toLowerCase();
