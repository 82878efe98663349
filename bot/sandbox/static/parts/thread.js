// A thread beside the conversation; on a phone it covers it, with a way back.

import { Composer } from "./composer.js";
import { freshId, h } from "../core/dom.js";
import { icon, iconButton } from "../core/icons.js";
import { Log } from "./log.js";
import { instead, whyNot } from "./maywrite.js";
import { go } from "../core/place.js";
import { room } from "../core/rooms.js";
import { channelTitle, isDirect, on, store } from "../core/store.js";

/** Show a thread in the side pane. Gives a function that ends it. */
export function showThread(root, { channel, thread }) {
  const title = channelTitle(store.channels.get(channel));
  const leave = () => go({ channel });
  const opener = document.activeElement;
  showParent(channel, thread);
  const log = new Log({ channel, thread, label: `Thread in ${title}` });
  const foot = new Foot(channel, thread);
  root.replaceChildren(head(channel, title, leave), h("div.conversation", log.node, foot.node));
  root.hidden = false;
  root.onkeydown = (event) => {
    if (event.key === "Escape") leave();
  };
  if (matchMedia("(hover: hover)").matches) foot.writing?.field.focus({ preventScroll: true });
  return () => {
    log.stop();
    foot.stop();
    root.hidden = true;
    root.replaceChildren();
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    else if (document.activeElement === document.body) parentOf(thread).focus({ preventScroll: true });
  };
}

/** The message under which a thread stands, or the conversation where it is not drawn. */
const parentOf = (thread) =>
  document.querySelector(`#main .message[data-ts="${CSS.escape(thread)}"]`) ??
  document.getElementById("main");

function head(channel, title, leave) {
  const sign = isDirect(store.channels.get(channel)) ? "" : "#";
  const words = h("div.main-title", h("h2", "Thread"), h("p.topic", `${sign}${title}`));
  const close = iconButton("tool.thread-close", "Close thread", "close", leave);
  close.append(icon("back"));
  return h("div.main-head", words, close);
}

/** What the thread is about is known already: show it while the replies are fetched. */
function showParent(channel, thread) {
  const parent = room(channel).messages.get(thread);
  const { messages } = room(channel, thread);
  if (parent && !messages.has(thread)) messages.set(thread, parent);
}

/** The composer of a thread, or why nobody writes here. */
class Foot {
  constructor(channel, thread) {
    Object.assign(this, { where: { channel, thread }, reason: undefined, writing: null });
    this.node = h("div.main-foot");
    this.draw();
    this.forget = on("channels people app state", () => this.draw());
  }

  draw() {
    const known = store.channels.get(this.where.channel);
    const reason = whyNot(known);
    if (reason === this.reason) return;
    this.reason = reason;
    this.writing?.stop();
    this.writing = reason ? null : composerFor(this.where);
    this.node.replaceChildren(this.writing?.node ?? instead(known));
  }

  stop() {
    this.forget();
    this.writing?.stop();
  }
}

const composerFor = ({ channel, thread }) =>
  new Composer({
    channel,
    thread,
    label: "Reply in thread",
    sendLabel: "Send reply",
    extra: broadcastBox(channel),
  });

/** The tick that sends a reply to the channel as well; every reply asks anew. */
function broadcastBox(channel) {
  const place = store.channels.get(channel);
  const box = h("input", { type: "checkbox", id: freshId("broadcast") });
  const words = isDirect(place) ? "Also send as direct message" : `Also send to #${place.name}`;
  return {
    node: h("label.broadcast", { for: box.id }, box, words),
    details: () => (box.checked ? { broadcast: true } : {}),
    reset: () => {
      box.checked = false;
    },
  };
}
