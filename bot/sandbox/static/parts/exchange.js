// One exchange: a row that says what happened, and under it all that was said.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { go } from "../core/place.js";
import { changed, fullName, person, programmeZone, store } from "../core/store.js";
import { written } from "../core/time.js";
import { inFull, isWrong } from "./exchanges.js";
import { tree } from "./json.js";
import { DIRECTIONS, direction, sentence } from "./saying.js";

const SIGNS = { out: "outgoing", in: "incoming", none: "info" };
const TIME = { hour: "numeric", minute: "2-digit", second: "2-digit" };

/** A row of the list; it opens in place. */
export function exchangeRow(line) {
  const details = h("div.exchange-details", { hidden: true });
  const head = h("button.exchange-head", {
    "aria-expanded": "false",
    "data-key": `exchange/${line.number}`,
    onclick: () => {
      details.hidden = !details.hidden;
      head.setAttribute("aria-expanded", String(!details.hidden));
      if (!details.hidden && !details.children.length) fill(details, line);
    },
  });
  const row = h("li.exchange", head, details);
  fillRow(row, line);
  return row;
}

/** Draw what a row says anew: its fate may have become known. */
export function fillRow(row, line) {
  const way = direction(line);
  const wrong = isWrong(line);
  row.className = `exchange ${way}${wrong ? " wrong" : ""}`;
  row.firstChild.replaceChildren(
    h("span.exchange-way", { title: DIRECTIONS[way] }, icon(SIGNS[way])),
    h("span.exchange-words", sentence(line), h("span.unseen", `, ${DIRECTIONS[way]}`)),
    wrong ? h("span.exchange-wrong", icon("warn"), fate(line)) : "",
    h(
      "span.exchange-facts",
      h("code", line.name),
      h("span", written(line.at, programmeZone(), TIME)),
      line.ms ? h("span", `${line.ms < 10 ? line.ms.toFixed(1) : Math.round(line.ms)} ms`) : null,
      line.error ? h("span.exchange-error", line.error) : null,
    ),
  );
}

const fate = ({ ok, door }) =>
  ok ? "Problem" : ["api", "hook", "slack"].includes(door) ? "Refused" : "Failed";

async function fill(details, line) {
  details.append(h("p.note", { role: "status" }, "Fetching…"));
  const full = await inFull(line.number);
  if (!full.ok) {
    details.replaceChildren(h("p.note", full.error));
    return;
  }
  const notes = line.notes.map((note) => h("li", icon("warn"), h("span", note)));
  details.replaceChildren(
    ...(notes.length ? [h("ul.exchange-notes", { "aria-label": "Slack says" }, notes)] : []),
    ...full.links.map(link),
    ...(full.cut ? [h("p.note", "Very long parts were cut.")] : []),
    ...said("What was sent", full.sent),
    ...said("What was answered", full.answered),
  );
}

function said(title, value) {
  if (value === "" || value === null || value === undefined) return [];
  const copy = h(
    "button.button.small",
    { "aria-label": `Copy: ${title.toLowerCase()}`, onclick: () => copied(value) },
    icon("copy"),
    "Copy",
  );
  return [h("div.exchange-part", h("h3", title), copy), tree(value)];
}

async function copied(value) {
  const words = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  try {
    await navigator.clipboard.writeText(words);
    changed("notice", { text: "Copied.", kind: "info" });
  } catch {
    changed("notice", { text: "The browser did not allow copying.", kind: "error" });
  }
}

/** A way to what an exchange made, as somebody who can see it. */
function link({ kind, channel, ts, thread, readers }) {
  const mine = channel ? store.channels.has(channel) : readers.includes(store.me.id);
  const as = mine ? store.me.id : readers[0];
  const words = { message: "the message", modal: "the form", home: "the Home" }[kind];
  const who = mine ? "" : ` as ${fullName(person(as))}`;
  if (!as) return h("p.note", "Nobody can see the message.");
  const place = { home: { home: true }, modal: {}, message: { channel, thread, message: ts } };
  return h(
    "button.button.small",
    { onclick: () => go(place[kind], { as }) },
    icon("eye"),
    `Go to ${words}${who}`,
  );
}
