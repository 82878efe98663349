// The inspector: what the app and Slack said, as a live list that can be searched and paused.

import { arrange, h, keepingFocus } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { on } from "../core/store.js";
import { catchUp, isWrong, lookedAtAll, newestFirst } from "./exchanges.js";
import { exchangeRow, fillRow } from "./exchange.js";
import { DIRECTIONS, direction, KINDS, sentence } from "./saying.js";

const CALM = 150;

/** The panel, drawn into a node until `stop` is called. */
export class Inspector {
  constructor() {
    Object.assign(this, { rows: new Map(), paused: false, waiting: null, held: null });
    this.list = h("ol.exchanges", { "aria-label": "Exchanges, newest first" });
    this.count = h("p.note.exchange-count", { role: "status" });
    this.node = h("div.inspector", this.tools(), this.count, this.list);
    this.stop = on("exchanges", () => this.soon());
    catchUp().then(() => this.draw());
  }

  tools() {
    const draw = () => this.draw();
    this.search = h("input.field", {
      type: "search",
      "aria-label": "Search exchanges",
      placeholder: "Search: a name, a word, a method",
      oninput: draw,
    });
    this.way = choice("Direction", [["", "Both directions"], ...Object.entries(DIRECTIONS)], draw);
    this.kind = choice("Kind", [["", "All kinds"], ...KINDS], draw);
    this.wrong = toggle("warn", "Only problems", draw);
    this.pausing = toggle("pause", "Pause", () => this.pause());
    return h(
      "div.exchange-tools",
      this.search,
      h("div.exchange-choices", this.way, this.kind),
      h("div.exchange-choices", this.wrong, this.pausing),
    );
  }

  pause() {
    this.held = isOn(this.pausing) ? newestFirst() : null;
    this.draw();
  }

  soon() {
    this.waiting ??= setTimeout(() => {
      this.waiting = null;
      if (this.node.isConnected) this.draw();
    }, CALM);
  }

  draw() {
    const all = this.held ?? newestFirst();
    const shown = all.filter((line) => this.fits(line));
    const rows = shown.map((line) => this.row(line));
    keepingFocus(this.list, () => arrange(this.list, rows));
    this.count.textContent = counted(shown.length, all.length, Boolean(this.held));
    if (this.isLookedAt() && unread(all)) lookedAtAll();
  }

  isLookedAt() {
    return this.node.isConnected && document.visibilityState === "visible";
  }

  fits(line) {
    const words = this.search.value.trim().toLowerCase();
    return (
      (!this.way.value || direction(line) === this.way.value) &&
      (!this.kind.value || line.door === this.kind.value) &&
      (!isOn(this.wrong) || isWrong(line)) &&
      (!words || told(line).includes(words))
    );
  }

  row(line) {
    const known = this.rows.get(line.number);
    if (known?.line === line) return known.node;
    const node = known?.node ?? exchangeRow(line);
    if (known) fillRow(node, line);
    this.rows.set(line.number, { line, node });
    return node;
  }
}

let seen = 0;

/** Whether the newest exchange has not been noted as looked at. */
function unread(all) {
  const newest = all[0]?.number ?? 0;
  const fresh = newest !== seen;
  seen = newest;
  return fresh;
}

const told = (line) =>
  [sentence(line), line.name, line.error, ...Object.values(line.about), ...line.notes]
    .join(" ")
    .toLowerCase();

function counted(shown, all, held) {
  if (!all) return "Nothing was said yet.";
  const state = held ? "Paused. " : "";
  const many = shown === all ? `${all} exchanges, newest first` : `${shown} of ${all} exchanges`;
  return state + many;
}

function choice(label, entries, changed) {
  return h(
    "select.field",
    { "aria-label": label, onchange: changed },
    entries.map(([value, words]) => h("option", { value }, words)),
  );
}

function toggle(sign, words, run) {
  const button = h("button.button.small.toggle", { "aria-pressed": "false" }, icon(sign), words);
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(!isOn(button)));
    run();
  });
  return button;
}

const isOn = (button) => button.getAttribute("aria-pressed") === "true";
