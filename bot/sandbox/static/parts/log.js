// The list of messages of a conversation or a thread: staying at the newest, going to any other.

import { arrange, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { place } from "../core/place.js";
import { inOrder, load, loadEarlier, loadLater, lookAt, room, trim } from "../core/rooms.js";
import { changed, on, soon, store } from "../core/store.js";
import { listenForEdits } from "./editing.js";
import { Rows } from "./rows.js";
import { reading } from "./threads.js";
import { walkable } from "./walking.js";

const NEAR_END = 80;
const NEAR_START = 40;

/** The messages of a room, drawn into `node` until `stop` is called. */
export class Log {
  constructor({ channel, thread, label, intro }) {
    Object.assign(this, { where: { channel, thread }, place: room(channel, thread) });
    Object.assign(this, { rows: new Rows({ channel, thread }, intro), arrived: 0 });
    Object.assign(this, { newest: "", atEnd: true, fetching: false });
    this.list = h("div.log-list");
    this.scroller = h(
      "div.log",
      { role: "log", "aria-label": label, "aria-busy": "true", tabindex: "0" },
      this.list,
    );
    this.newer = h("button.newer", { hidden: true, onclick: () => this.toNewest() });
    this.unread = h(
      "button.newer.unread",
      { hidden: true, onclick: () => this.toDivider() },
      icon("up"),
      "New messages",
    );
    this.node = h("div.log-frame", this.scroller, this.unread, this.newer);
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.stops = this.listen();
    this.draw();
    this.open();
  }

  listen() {
    const drawSoon = soon(() => this.draw());
    const watcher = new ResizeObserver(() => this.atEnd && this.toEnd());
    watcher.observe(this.list);
    watcher.observe(this.scroller);
    const isHere = ({ channel, thread }) =>
      channel === this.where.channel && thread === this.where.thread;
    return [
      on("room", (other) => other === this.place && drawSoon()),
      on("people clock app", () => this.redraw()),
      on("threads", ({ channel }) => channel === this.where.channel && this.redraw()),
      on("state", () => this.open()),
      on("said", (where) => isHere(where) && this.answered()),
      lookAt(this.place),
      on("place", () => this.jump()),
      listenForEdits(this.where, (ts) => this.rows.nodeOf(ts)),
      walkable(this.scroller, this.where),
      () => watcher.disconnect(),
    ];
  }

  stop() {
    this.stops.forEach((stop) => stop());
  }

  /**
   * Fetch what is there, mark where the unread begins, and go to the message that is asked for.
   * Somebody who is reading far up stays there when the server comes back.
   */
  async open() {
    await this.stayingAt((ts) => load(this.place, ts));
    this.rows.markUnread(this.place);
    this.draw();
    this.unread.hidden = !this.rows.isDividerAbove(this.scroller);
    await this.jump();
    setTimeout(() => this.scroller.removeAttribute("aria-busy"));
  }

  draw() {
    if (this.atEnd && !this.place.newer) trim(this.place);
    const messages = inOrder(this.place);
    const more = { earlier: () => this.earlier() };
    arrange(this.list, this.rows.nodes(this.place, messages, more));
    this.count(messages);
    if (this.atEnd && !this.place.newer) this.toEnd();
  }

  /** Count what came in below the part that one is looking at. */
  count(messages) {
    const fresh = messages.filter(({ ts, user }) => ts > this.newest && user !== store.me?.id);
    if (this.newest && !this.atEnd) this.arrived += fresh.length;
    this.newest = messages.at(-1)?.ts ?? this.newest;
    const arrived = this.arrived + this.place.beyond;
    this.newer.hidden = !arrived && !this.place.newer;
    const words = arrived === 1 ? "1 new message" : `${arrived} new messages`;
    this.newer.replaceChildren(icon("down"), arrived ? words : "Newest messages");
  }

  /** Draw everything anew: names, times or days have changed. */
  redraw() {
    this.rows.forgetDrawings();
    this.draw();
  }

  answered() {
    this.rows.newFrom = null;
    this.toNewest();
  }

  /** Go to the newest message, which may have to be fetched. */
  async toNewest() {
    if (this.place.newer) await load(this.place);
    this.atEnd = true;
    this.draw();
  }

  toEnd() {
    Object.assign(this, { atEnd: true, arrived: 0 });
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.newer.hidden = true;
    const { channel, thread } = this.where;
    if (thread) reading(channel, thread, this.newest);
  }

  toDivider() {
    this.atEnd = false;
    this.unread.hidden = true;
    this.rows.divider?.scrollIntoView({ block: "start" });
    this.rows.nodeOf(this.rows.newFrom)?.focus({ preventScroll: true });
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    const isLow = scrollHeight - scrollTop - clientHeight < NEAR_END;
    this.atEnd = isLow && !this.place.newer;
    if (this.atEnd && this.arrived) this.toEnd();
    if (!this.rows.isDividerAbove(this.scroller)) this.unread.hidden = true;
    if (!this.place.loaded) return;
    if (scrollTop < NEAR_START && this.place.more) this.earlier();
    else if (isLow && this.place.newer) this.fetch(loadLater);
  }

  earlier() {
    return this.fetch(loadEarlier);
  }

  async fetch(loadMore) {
    if (this.fetching) return;
    this.fetching = true;
    await this.stayingAt(() => loadMore(this.place));
    this.fetching = false;
  }

  /** Do something that changes the messages, and keep those on the screen where they are. */
  async stayingAt(change) {
    const seen = this.atEnd ? null : this.rows.firstBelow(this.scroller);
    await change(seen?.ts);
    this.draw();
    const node = seen && this.rows.nodeOf(seen.ts);
    if (node) this.scroller.scrollTop += node.getBoundingClientRect().top - seen.top;
  }

  /** Show the message that the address names, however far back it is. */
  async jump() {
    const { channel, thread, message } = place();
    if (!message || channel !== this.where.channel || thread !== (this.where.thread ?? null)) return;
    this.atEnd = false;
    if (!this.place.messages.has(message)) await load(this.place, message);
    this.draw();
    const node = this.rows.nodeOf(message);
    if (node) this.show(node);
    else changed("notice", { text: "This message is not here any more.", kind: "info" });
  }

  show(node) {
    this.list.querySelector(".emphasis")?.classList.remove("emphasis");
    node.classList.add("emphasis");
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
  }
}
