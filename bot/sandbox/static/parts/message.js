// One message: who, when, what, and what can be done with it.

import { attached } from "./attachments.js";
import { drawBlocks } from "../kit/blocks.js";
import { arrange, h, keepingFocus } from "../core/dom.js";
import { face } from "./face.js";
import { Fields } from "../kit/fields.js";
import { icon } from "../core/icons.js";
import { broadcastMark, marksOf } from "./marks.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { openProfile } from "./people.js";
import { drawFiles } from "../kit/files.js";
import { reactions } from "./reactions.js";
import { replies } from "./replies.js";
import { messageTools } from "./tools.js";
import { fullName, myZone, now, person, store } from "../core/store.js";
import { daysBetween, timeOfDay, written } from "../core/time.js";

const fieldsOf = new Map();
const NOTES = {
  channel_join: "joined",
  channel_leave: "left",
  group_join: "joined",
  group_leave: "left",
};

/** Who speaks: a person, or the app under the name it chose. */
export function author(message) {
  const known = person(message.user ?? store.app?.bot_user);
  const isApp = Boolean(message.bot_id || known.bot);
  return { ...known, bot: isApp, real_name: message.username ?? fullName(known) };
}

/** An empty article for a message; arrow keys lead from one to the next. */
export const messageNode = () => h("article.message", { tabindex: "-1" });

/** Fill an article; the caret and the focus inside stay, and one that is being edited waits. */
export function fillMessage(node, message, { channel, thread, compact }) {
  if (node.querySelector(".edit-form")) {
    node.refill = () => fillMessage(node, message, { channel, thread, compact });
    return;
  }
  const who = author(message);
  const seconds = Number(message.ts);
  const kinds = {
    compact,
    ephemeral: message.ephemeral,
    "quiet-note": NOTES[message.subtype],
    stone: message.subtype === "tombstone",
    pinned: message.pinned_to?.includes(channel),
    emphasis: node.classList.contains("emphasis"),
  };
  node.className = ["message", ...Object.keys(kinds).filter((name) => kinds[name])].join(" ");
  node.dataset.ts = message.ts;
  node.setAttribute("aria-label", `${fullName(who)}, ${timeOfDay(seconds, myZone())}`);
  keepingFocus(node, () =>
    arrange(node, [
      gutter(who, message, compact),
      body(node, message, who, { channel, thread, compact }),
    ]),
  );
}

function gutter(who, message, compact) {
  if (message.subtype === "tombstone") return h("div.gutter", h("span.stone-sign", icon("trash")));
  if (compact) return h("div.gutter", stamp(Number(message.ts), "gutter-time"));
  return h("div.gutter", face(who, message));
}

function stamp(seconds, className) {
  const days = daysBetween(now(), seconds, myZone());
  const full = written(seconds, myZone(), { dateStyle: "full", timeStyle: "short" });
  return h(
    "time",
    {
      class: className,
      datetime: new Date(seconds * 1000).toISOString(),
      title: full,
      data: { days },
    },
    timeOfDay(seconds, myZone()),
  );
}

function body(node, message, who, where) {
  const { channel, thread, compact } = where;
  if (message.subtype === "tombstone")
    return h("div.message-main", h("p.text.note", message.text), replies(message, where));
  return h(
    "div.message-main",
    marksOf(message, channel),
    compact ? null : head(who, message),
    broadcastMark(message, { channel, thread }),
    NOTES[message.subtype]
      ? h("p.text.note", joined(message, channel))
      : content(message, channel, compact),
    drawFiles(message.files),
    message.attachments?.map((one, index) =>
      attached(one, scopeOf(message, channel, `/${index}`)),
    ),
    reactions(message, channel),
    replies(message, where),
    messageTools(node, message, { channel, thread, who }),
  );
}

function head(who, message) {
  const name = h(
    "button.author",
    { "aria-haspopup": "dialog", onclick: () => openProfile(name, who.id) },
    fullName(who),
  );
  return h(
    "div.message-head",
    name,
    who.bot ? h("span.app-badge", "APP") : null,
    stamp(Number(message.ts), "stamp"),
    message.edited ? edited() : null,
  );
}

const edited = () => h("span.edited", "(edited)");

function joined(message, channel) {
  if (message.text) return mrkdwn(message.text);
  return `${NOTES[message.subtype]} #${store.channels.get(channel)?.name ?? ""}`;
}

function content(message, channel, compact) {
  const mark = message.edited && compact ? edited() : null;
  if (!message.blocks?.length)
    return message.text || mark ? h("div.text", mrkdwn(message.text), mark) : null;
  const holder = h("div.blocks");
  drawBlocks(holder, message.blocks, scopeOf(message, channel));
  if (mark) holder.append(mark);
  return holder;
}

/** What the blocks of a message, or of one of its attachments, share. */
function scopeOf(message, channel, part = "") {
  const key = `${channel}/${message.ts}${part}`;
  if (!fieldsOf.has(key)) fieldsOf.set(key, new Fields(channel));
  return {
    container: { kind: message.ephemeral ? "ephemeral" : "message", channel, ts: message.ts },
    fields: fieldsOf.get(key),
  };
}
