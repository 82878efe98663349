// The rows of a log: messages in groups, days, where the unread begins; what changed is redrawn.

import { h } from "../core/dom.js";
import { author, fillMessage, messageNode } from "./message.js";
import { inOrder } from "../core/rooms.js";
import { myZone, now, store } from "../core/store.js";
import { dayName, dayTitle } from "../core/time.js";

const TOGETHER = 300; // seconds in which one author's messages stand together

/** What is drawn in a log, by key. */
export class Rows {
  constructor(where, intro) {
    Object.assign(this, { where, intro, drawn: new Map(), newFrom: null });
  }

  /** The nodes for these messages, oldest first. */
  nodes(place, messages, { earlier }) {
    const items = messages.map((message, index) => this.rowsOf(message, messages[index - 1]));
    items.splice(this.where.thread && place.more ? 1 : 0, 0, this.top(place, earlier));
    return this.drawnAs(items.flat());
  }

  drawnAs(items) {
    this.drawn = new Map(items.map((item) => [item.key, item]));
    return items.map((item) => item.node);
  }

  nodeOf(ts) {
    return this.drawn.get(ts)?.node;
  }

  /** The first message that ends below the upper edge of the screen: {ts, top}, or nothing. */
  firstBelow(scroller) {
    const edge = scroller.getBoundingClientRect().top;
    for (const { message, node, key } of this.drawn.values()) {
      const { top, bottom } = message ? node.getBoundingClientRect() : {};
      if (message && bottom > edge && key !== this.where.thread) return { ts: key, top };
    }
    return null;
  }

  get divider() {
    return this.drawn.get("new")?.node;
  }

  /** Whether the unread begins above what is on the screen. */
  isDividerAbove(scroller) {
    const top = this.divider?.getBoundingClientRect().top;
    return top !== undefined && top < scroller.getBoundingClientRect().top - 1;
  }

  /** The unread begins with the first message of others after what had been read. */
  markUnread(place) {
    if (!place.lastRead) return;
    const { thread } = this.where;
    const first = inOrder(place).find(
      ({ ts, user, ephemeral, hidden }) =>
        ts > place.lastRead && ts !== thread && user !== store.me.id && !ephemeral && !hidden,
    );
    this.newFrom = first?.ts ?? null;
  }

  forgetDrawings() {
    for (const row of this.drawn.values()) Object.assign(row, { message: null, kind: null });
  }

  top(place, earlier) {
    const kind = !place.loaded ? "loading" : place.more ? "more" : "start";
    return this.cached("top", kind, () => {
      if (kind === "loading") return h("p.log-top.note", "Loading…");
      if (kind === "more")
        return h("p.log-top", h("button.button", { onclick: earlier }, "Earlier messages"));
      return this.intro?.() ?? h("div", { hidden: true });
    });
  }

  rowsOf(message, before) {
    const zone = myZone();
    const isNewDay =
      !before || dayName(Number(before.ts), zone) !== dayName(Number(message.ts), zone);
    const day = this.where.thread ? this.replyRow(before) : isNewDay && this.dayRow(message, zone);
    const fresh = message.ts === this.newFrom && this.cached("new", "new", newDivider);
    const compact = !day && !fresh && !isNewDay && together(before, message);
    return [day, fresh, this.messageRow(message, compact)].filter(Boolean);
  }

  replyRow(before) {
    if (!before || before.ts !== this.where.thread) return null;
    const title = before.reply_count > 1 ? `${before.reply_count} replies` : "1 reply";
    return this.cached("replies", title, () => dividerNode(title));
  }

  dayRow(message, zone) {
    const title = dayTitle(Number(message.ts), zone, now());
    const key = `day ${dayName(Number(message.ts), zone)}`;
    return this.cached(key, title, () => dividerNode(title));
  }

  messageRow(message, compact) {
    const known = this.drawn.get(message.ts);
    if (known?.message === message && known.compact === compact) return known;
    const node = known?.node ?? messageNode();
    fillMessage(node, message, { ...this.where, compact });
    return this.kept({ key: message.ts, message, compact, node });
  }

  cached(key, kind, make) {
    const known = this.drawn.get(key);
    return known?.kind === kind ? known : this.kept({ key, kind, node: make() });
  }

  kept(row) {
    this.drawn.set(row.key, row);
    return row;
  }
}

const dividerNode = (title) =>
  h("div.day", { role: "separator", "aria-label": title }, h("span", title));

const newDivider = () =>
  h("div.day.fresh", { role: "separator", "aria-label": "New messages" }, h("span", "New"));

function together(before, message) {
  const samePerson =
    author(before).id === author(message).id && before.username === message.username;
  const plainPair = isPlain(before) && isPlain(message);
  return (
    samePerson && plainPair && !isCard(message) && Number(message.ts) - Number(before.ts) < TOGETHER
  );
}

const isPlain = ({ subtype, ephemeral, pinned_to: pinned }) =>
  (!subtype || subtype === "file_share") && !ephemeral && !pinned?.length;

/** Cards of an app stand by themselves. */
const isCard = ({ blocks = [] }) =>
  blocks.some(({ type }) => type === "header" || type === "actions");
