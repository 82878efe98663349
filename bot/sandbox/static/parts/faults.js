// Faults: bad luck to order, for seeing what the app does when Slack has a bad day.

import { act } from "../core/api.js";
import { freshId, h, keepingFocus, whileBusy } from "../core/dom.js";
import { on, store } from "../core/store.js";
import { newestFirst } from "./exchanges.js";
import { waitingList } from "./faultlist.js";
import { switchList } from "./switches.js";

const WHERE = [
  ["*", "Calls of the bot", "The bot asks Slack for something, and:"],
  ["events", "Events to the bot", "Something happens in Slack, and:"],
  ["socket", "The connection", "The line between the two:"],
];
const NUMBERS = {
  seconds: ["Seconds", 2, 3600],
  status: ["Error number", 500, 599],
};

/** The panel, drawn into a node until `stop` is called. */
export class FaultPanel {
  constructor() {
    Object.assign(this, { where: "*", kind: null });
    this.form = h("form.fault-form", { onsubmit: (event) => this.order(event) });
    this.waiting = h("section.fault-waiting", { "aria-label": "Waiting faults" });
    this.switches = h("section.fault-switches", { "aria-label": "Strictness of Slack" });
    this.node = h("div.faults", introduction(), this.form, this.waiting, this.switches);
    this.stop = on("faults state", () => this.drawState());
  }

  draw() {
    this.drawForm();
    this.drawState();
  }

  drawState() {
    keepingFocus(this.node, () => {
      this.waiting.replaceChildren(...waitingList());
      this.switches.replaceChildren(...switchList());
    });
  }

  drawForm() {
    const kinds = store.luck.kinds[this.where] ?? [];
    this.kind = kinds.find(({ name }) => name === this.kind?.name) ?? kinds[0];
    const [, , lead] = WHERE.find(([where]) => where === this.where);
    this.form.replaceChildren(
      this.places(),
      this.where === "*" ? this.methods() : "",
      h("fieldset.fault-kinds", h("legend", lead), kinds.map((kind) => this.option(kind))),
      this.numbers(),
      h("button.button.primary", { type: "submit" }, this.kind?.at_once ? "Do it now" : "Order"),
    );
  }

  places() {
    const buttons = WHERE.map(([where, words]) =>
      h(
        "button.button.small.toggle",
        {
          "data-key": `where/${where}`,
          "aria-pressed": String(where === this.where),
          onclick: () => {
            Object.assign(this, { where, kind: null });
            this.drawForm();
            this.form.querySelector('[aria-pressed="true"]').focus();
          },
        },
        words,
      ),
    );
    return h("div.exchange-choices", { role: "group", "aria-label": "Where" }, buttons);
  }

  methods() {
    const used = [...new Set(newestFirst().filter(isCall).map(({ name }) => name))].sort();
    const others = store.luck.methods.filter((name) => !used.includes(name));
    const id = freshId("method");
    const option = (value) => h("option", { value, selected: value === this.method }, value);
    this.method ??= "*";
    return h(
      "div.fault-field",
      h("label", { for: id }, "Which calls"),
      h(
        "select.field",
        { id, onchange: (event) => (this.method = event.target.value) },
        h("option", { value: "*", selected: this.method === "*" }, "Any call"),
        used.length ? h("optgroup", { label: "Used by this app" }, used.map(option)) : null,
        h("optgroup", { label: "All others" }, others.map(option)),
      ),
    );
  }

  option(kind) {
    const pick = () => {
      this.kind = kind;
      this.drawForm();
      this.form.querySelector("input:checked").focus();
    };
    const checked = kind === this.kind;
    const about = { type: "radio", name: "kind", value: kind.name, checked, onchange: pick };
    return h(
      "label.fault-kind",
      h("input", about),
      h("span", h("strong", words(kind.name)), h("span.note", kind.says)),
    );
  }

  numbers() {
    const takes = this.kind?.takes ?? [];
    const fields = takes.map((name) => number(name, ...NUMBERS[name]));
    const times = this.kind?.at_once ? [] : [number("times", "How often", 1, 1000)];
    return h("div.fault-numbers", fields, times);
  }

  order(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(this.form));
    const method = this.where === "*" ? this.method : this.where;
    const button = this.form.querySelector("[type=submit]");
    whileBusy(button, () => act("fault", { ...given, method, kind: this.kind.name }));
  }
}

const isCall = ({ door }) => door === "api";

/** The name of a fault as words. */
export const words = (name) => {
  const plain = name.replaceAll("_", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

function introduction() {
  return h(
    "div.drawer-intro",
    h("h3", "Give Slack a bad day"),
    h(
      "p.note",
      "For whoever runs the bot: order a fault, act in the town, and watch whether anything is ",
      "lost or said twice. Nobody else needs this.",
    ),
  );
}

function number(name, label, value, max) {
  const id = freshId(name);
  const bounds = { value: String(value), min: "0", max: String(max) };
  const field = h("input.field", { type: "number", id, name, ...bounds });
  return h("div.fault-field", h("label", { for: id }, label), field);
}
