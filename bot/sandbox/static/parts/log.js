// The list of messages of a conversation or a thread: days, groups, and staying at the newest.

import { arrange, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { author, fillMessage, messageNode } from "./message.js";
import { inOrder, load, loadEarlier, room, trim } from "../core/rooms.js";
import { myZone, now, on, soon } from "../core/store.js";
import { dayName, dayTitle } from "../core/time.js";

const TOGETHER = 300;
const NEAR_END = 80;
const NEAR_START = 40;

/** The messages of a room, drawn into `node` until `stop` is called. */
export class Log {
  constructor({ channel, thread, label, intro }) {
    Object.assign(this, { where: { channel, thread }, place: room(channel, thread), intro });
    Object.assign(this, { drawn: new Map(), count: 0, atEnd: true, fetching: false });
    this.list = h("div.log-list");
    this.scroller = h("div.log", { role: "log", "aria-label": label, tabindex: "0" }, this.list);
    this.newer = h(
      "button.newer",
      { hidden: true, onclick: () => this.toEnd() },
      icon("down"),
      "New messages",
    );
    this.node = h("div.log-frame", this.scroller, this.newer);
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.stops = this.listen();
    this.draw();
    load(this.place);
  }

  listen() {
    const drawSoon = soon(() => this.draw());
    const watcher = new ResizeObserver(() => this.atEnd && this.toEnd());
    watcher.observe(this.list);
    watcher.observe(this.scroller);
    return [
      on("room", (other) => other === this.place && drawSoon()),
      on("people clock", () => this.redraw()),
      on("state", () => load(this.place).then(() => this.redraw())),
      on(
        "said",
        ({ channel, thread }) =>
          channel === this.where.channel && thread === this.where.thread && this.toEnd(),
      ),
      () => watcher.disconnect(),
    ];
  }

  stop() {
    this.stops.forEach((stop) => stop());
  }

  draw() {
    if (this.atEnd) trim(this.place);
    const messages = inOrder(this.place);
    const items = [top(this.place, this.intro, this.drawn, () => this.earlier())];
    messages.forEach((message, index) =>
      items.push(...rows(message, messages[index - 1], this.drawn, this.where)),
    );
    this.drawn = new Map(items.map((item) => [item.key, item]));
    arrange(
      this.list,
      items.map((item) => item.node),
    );
    const grew = messages.length > this.count;
    this.count = messages.length;
    if (this.atEnd) this.toEnd();
    else if (grew && !this.fetching) this.newer.hidden = false;
  }

  /** Draw everything anew: names, times or days have changed. */
  redraw() {
    for (const row of this.drawn.values()) Object.assign(row, { message: null, kind: null });
    this.draw();
  }

  toEnd() {
    this.atEnd = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.newer.hidden = true;
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.atEnd) this.newer.hidden = true;
    if (scrollTop < NEAR_START && this.place.more && this.place.loaded) this.earlier();
  }

  async earlier() {
    if (this.fetching) return;
    this.fetching = true;
    const height = this.scroller.scrollHeight;
    await loadEarlier(this.place);
    this.draw();
    this.scroller.scrollTop += this.scroller.scrollHeight - height;
    this.fetching = false;
  }
}

function top(place, intro, drawn, earlier) {
  const kind = !place.loaded ? "loading" : place.more ? "more" : "start";
  return cached(drawn, "top", kind, () => {
    if (kind === "loading") return h("p.log-top.note", "Loading…");
    if (kind === "more")
      return h("p.log-top", h("button.button", { onclick: earlier }, "Earlier messages"));
    return intro?.() ?? h("div", { hidden: true });
  });
}

function rows(message, before, drawn, where) {
  const zone = myZone();
  const newDay = !before || dayName(Number(before.ts), zone) !== dayName(Number(message.ts), zone);
  const divider = where.thread
    ? replyRow(message, before, drawn, where)
    : newDay && dayRow(message, drawn, zone);
  const compact = !divider && !newDay && together(before, message);
  return [divider, messageRow(message, compact, drawn, where)].filter(Boolean);
}

function replyRow(message, before, drawn, { thread }) {
  if (before?.ts !== thread) return null;
  const title = before.reply_count > 1 ? `${before.reply_count} replies` : "1 reply";
  return cached(drawn, "replies", title, () => dividerNode(title));
}

function dayRow(message, drawn, zone) {
  const title = dayTitle(Number(message.ts), zone, now());
  return cached(drawn, `day ${dayName(Number(message.ts), zone)}`, title, () => dividerNode(title));
}

const dividerNode = (title) =>
  h("div.day", { role: "separator", "aria-label": title }, h("span", title));

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
  return (
    samePerson && plainPair && !isCard(message) && Number(message.ts) - Number(before.ts) < TOGETHER
  );
}

/** Cards of an app stand by themselves. */
const isCard = ({ blocks = [] }) =>
  blocks.some(({ type }) => type === "header" || type === "actions");
