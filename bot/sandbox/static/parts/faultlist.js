// The faults that are ordered and have not happened yet.

import { act } from "../core/api.js";
import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { store } from "../core/store.js";

/** What waits, and a way to be lucky again. */
export function waitingList() {
  if (!store.faults.length)
    return [h("p.note", { role: "status" }, "No fault is waiting. Slack is fine.")];
  return [
    h("p", { role: "status" }, h("strong", `${store.faults.length} waiting`)),
    h("ul.fault-list", store.faults.map(line)),
    h("button.button.small", { onclick: () => act("clear_faults") }, "Clear all faults"),
  ];
}

function line(fault) {
  const place = { "*": "any call", events: "events", socket: "the connection" }[fault.method];
  const often = fault.times === null ? "until cleared" : `${fault.times} more`;
  const left = typeof fault.left === "number" ? `${Math.round(fault.left)} s left` : null;
  const facts = [often, left].filter(Boolean).join(", ");
  return h(
    "li",
    icon("storm"),
    h("span", h("strong", fault.kind.replaceAll("_", " ")), ` · ${place ?? fault.method}`),
    h("span.note", facts),
  );
}
