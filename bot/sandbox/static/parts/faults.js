// Faults: bad luck to order, for seeing what the app does when Slack has a bad day.

import { act } from "../core/api.js";
import { freshId, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { on, store } from "../core/store.js";
import { newestFirst } from "./exchanges.js";

/** The panel, drawn into a node until `stop` is called. */
export class FaultPanel {
  constructor() {
    this.waiting = h("div.fault-waiting");
    this.node = h("div.faults", this.waiting);
    this.stop = on("faults", () => this.draw());
  }

  draw() {
    this.waiting.replaceChildren(h("p.note", "…"));
  }
}
