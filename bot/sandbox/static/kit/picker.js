// Every select: a field in which one types to find, with a list to choose from; one or several.

import { h } from "../core/dom.js";
import {
  choiceOf,
  choices,
  isExternal,
  lettersNeeded,
  offered,
  placeholder,
  sifted,
} from "./choices.js";
import { icon, iconButton } from "../core/icons.js";
import { Offers } from "./offers.js";
import { PICKER_KEYS } from "./pickerkeys.js";

const PAUSE = 250;

/** A select of one. */
export const single = (element, io) => new Picker(element, io, false).node;

/** A select of several. */
export const multi = (element, io) => new Picker(element, io, true).node;

class Picker {
  constructor(element, io, several) {
    Object.assign(this, { element, io, several, asked: 0, waiting: null });
    this.most = element.max_selected_items ?? Infinity;
    this.picked = [io.value ?? []].flat().map((raw) => choiceOf(element, raw));
    this.offers = new Offers(
      placeholder(element) ?? "Choices",
      (option) => this.pick(option),
      this,
    );
    this.input = this.field();
    this.chips = h("ul.chips", { "aria-label": "Chosen", hidden: !several });
    const clear = () => {
      this.hold([]);
      this.input.focus();
    };
    this.clear = iconButton("plain.picker-clear", "Clear", "close", clear);
    this.box = h("div.picker-box", this.input, this.clear, icon("down"));
    this.node = h("div.picker", this.chips, this.box, this.offers.node);
    this.draw();
  }

  field() {
    return h("input.field", {
      type: "text",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.offers.list.id,
      autocomplete: "off",
      spellcheck: "false",
      ...this.io.attributes,
      oninput: () => this.search(this.input.value),
      onclick: () => this.open(),
      onkeydown: (event) => this.key(event),
      onblur: () => this.close(),
    });
  }

  /** Show what is chosen. */
  draw() {
    const [one] = this.picked;
    if (this.several) this.chips.replaceChildren(...this.picked.map((each) => this.chip(each)));
    this.chips.hidden = !this.several || !one;
    if (!this.several) this.input.value = one?.label ?? "";
    this.clear.hidden = this.several || !one || !this.io.optional;
    const full = this.several && this.picked.length >= this.most;
    this.input.placeholder = full
      ? `No more than ${this.most}`
      : (placeholder(this.element) ?? "Choose…");
  }

  chip(option) {
    const remove = () => {
      this.hold(this.picked.filter(({ value }) => value !== option.value));
      this.input.focus();
    };
    return h(
      "li.chip",
      option.label,
      iconButton("plain", `Remove ${option.label}`, "close", remove),
    );
  }

  pick(option) {
    const isHeld = this.picked.some(({ value }) => value === option.value);
    if (!this.several) {
      this.close();
      if (!isHeld) this.hold([option]);
      return;
    }
    this.hold(
      isHeld ? this.picked.filter(({ value }) => value !== option.value) : [...this.picked, option],
    );
    this.input.value = "";
    this.search("");
  }

  hold(options) {
    this.picked = options;
    this.draw();
    const raw = options.map((option) => option.raw);
    this.io.done(this.several ? raw : (raw[0] ?? null));
  }

  open() {
    if (this.offers.isOpen) return;
    if (!this.several) this.input.select();
    this.search("");
  }

  /** Offer what fits these letters. */
  search(query) {
    clearTimeout(this.waiting);
    this.asked += 1;
    if (isExternal(this.element)) this.ask(query.trim());
    else this.offer(sifted(choices(this.element, query), query));
    this.offers.open(this.box);
    this.input.setAttribute("aria-expanded", "true");
  }

  offer(groups) {
    const picked = new Set(this.picked.map(({ value }) => value));
    this.offers.show(groups, { picked, full: this.several && picked.size >= this.most });
    this.mark();
  }

  ask(query) {
    const missing = lettersNeeded(this.element) - query.length;
    if (missing > 0) {
      this.offers.say(`Type ${missing} more ${missing === 1 ? "letter" : "letters"}…`, {
        alone: true,
      });
      return;
    }
    const number = this.asked;
    this.offers.say("Looking…", { alone: true });
    this.waiting = setTimeout(async () => {
      const answer = await this.io.suggest(query);
      if (number !== this.asked || !this.offers.isOpen) return;
      if (answer) this.offer(offered(answer));
      else
        this.offers.say("The app did not answer. Type again to ask it once more.", { alone: true });
    }, PAUSE);
  }

  mark() {
    const { current } = this.offers;
    if (current) this.input.setAttribute("aria-activedescendant", current.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.waiting);
    this.asked += 1;
    this.offers.close();
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    if (this.several) this.input.value = "";
    else this.draw();
  }

  key(event) {
    if (event.isComposing) return;
    const run = PICKER_KEYS[event.key]?.(this);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }

  step(way) {
    if (this.offers.isOpen) this.offers.step(way);
    else this.open();
    this.mark();
  }
}
