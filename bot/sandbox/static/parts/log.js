// The list of messages of a conversation or a thread: days, groups, and staying at the newest.

import { arrange, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { author, fillMessage, messageNode } from "./message.js";
import { inOrder, load, loadEarlier, room } from "../core/rooms.js";
import { myZone, now, on } from "../core/store.js";
import { dayName, dayTitle } from "../core/time.js";

const TOGETHER = 300;
const NEAR_END = 80;

/** Show the messages of a room in an element. Gives {node, stop}. */
export function messageLog({ channel, thread, label, intro }) {
  const place = room(channel, thread);
  const drawn = new Map();
  const list = h("div", { class: "log-list" });
  const node = h("div", { class: "log", role: "log", "aria-label": label, tabindex: "0" }, list);
  const newer = h(
    "button",
    { class: "newer", type: "button", hidden: true, onclick: () => toEnd() },
    icon("down"),
    "New messages",
  );
  const frame = h("div", { class: "log-frame" }, node, newer);
  let atEnd = true;

  const toEnd = () => {
    node.scrollTop = node.scrollHeight;
    newer.hidden = true;
  };

  function draw() {
    const messages = inOrder(place);
    const items = [top(place, intro, drawn)];
    messages.forEach((message, index) =>
      items.push(...rows(message, messages[index - 1], drawn, { channel, thread })),
    );
    const gone = new Set(drawn.keys());
    items.forEach((item) => gone.delete(item.key));
    gone.forEach((key) => drawn.delete(key));
    const grew = messages.length > (node.messageCount ?? 0);
    node.messageCount = messages.length;
    arrange(
      list,
      items.map((item) => item.node),
    );
    if (atEnd) toEnd();
    else if (grew) newer.hidden = false;
  }

  node.addEventListener(
    "scroll",
    () => {
      atEnd = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END;
      if (atEnd) newer.hidden = true;
      if (node.scrollTop < 40 && place.more && place.loaded) earlier();
    },
    { passive: true },
  );

  let fetching = false;
  async function earlier() {
    if (fetching) return;
    fetching = true;
    const height = node.scrollHeight;
    await loadEarlier(place);
    node.scrollTop += node.scrollHeight - height;
    newer.hidden = true;
    fetching = false;
  }

  const watcher = new ResizeObserver(() => atEnd && toEnd());
  watcher.observe(list);
  watcher.observe(node);
  const redrawAll = () => {
    drawn.clear();
    draw();
  };
  const stops = [
    on("room", (other) => other === place && draw()),
    on("people", redrawAll),
    on("state", () => load(place).then(redrawAll)),
    on("clock", redrawAll),
  ];
  draw();
  load(place);
  return {
    node: frame,
    stop: () => {
      stops.forEach((stop) => stop());
      watcher.disconnect();
    },
  };
}

function top(place, intro, drawn) {
  const kind = !place.loaded ? "loading" : place.more ? "more" : "start";
  return cached(drawn, "top", kind, () => {
    if (kind === "loading") return h("p", { class: "log-top note" }, "Loading…");
    if (kind === "more")
      return h(
        "p",
        { class: "log-top" },
        h(
          "button",
          { class: "button", type: "button", onclick: () => loadEarlier(place) },
          "Earlier messages",
        ),
      );
    return intro?.() ?? h("div", { hidden: true });
  });
}

function rows(message, before, drawn, where) {
  const zone = myZone();
  const newDay = !before || dayName(Number(before.ts), zone) !== dayName(Number(message.ts), zone);
  const divider = newDay && !where.thread ? [dayRow(message, drawn, zone)] : [];
  return [...divider, messageRow(message, !newDay && together(before, message), drawn, where)];
}

function dayRow(message, drawn, zone) {
  const title = dayTitle(Number(message.ts), zone, now());
  return cached(drawn, `day ${dayName(Number(message.ts), zone)}`, title, () =>
    h("div", { class: "day", role: "separator", "aria-label": title }, h("span", {}, title)),
  );
}

function messageRow(message, compact, drawn, where) {
  const known = drawn.get(message.ts);
  if (known?.message === message && known.compact === compact) return known;
  const node = known?.node ?? messageNode();
  fillMessage(node, message, { ...where, compact });
  const row = { key: message.ts, message, compact, node };
  drawn.set(message.ts, row);
  return row;
}

function cached(drawn, key, kind, make) {
  const known = drawn.get(key);
  if (known?.kind === kind) return known;
  const row = { key, kind, node: make() };
  drawn.set(key, row);
  return row;
}

function together(before, message) {
  const samePerson =
    author(before).id === author(message).id && before.username === message.username;
  const plainPair = !before.subtype && !message.subtype && !before.ephemeral && !message.ephemeral;
  return samePerson && plainPair && Number(message.ts) - Number(before.ts) < TOGETHER;
}
