// One message: who, when, what, and what can be done with it.

import { drawBlocks } from "../kit/blocks.js";
import { arrange, h, keepingFocus } from "../core/dom.js";
import { Fields } from "../kit/fields.js";
import { icon } from "../core/icons.js";
import { messageTools } from "./tools.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { avatar, openProfile } from "./people.js";
import { file } from "../kit/pictures.js";
import { addressOf } from "../core/place.js";
import { fullName, myZone, now, person, store } from "../core/store.js";
import { daysBetween, timeOfDay, written } from "../core/time.js";

const fieldsOf = new Map();
const NOTES = {
  channel_join: "joined",
  channel_leave: "left",
  group_join: "joined",
  group_leave: "left",
};

/** Who speaks: a person, or the app. */
export function author(message) {
  const known = person(message.user ?? store.app?.bot_user);
  const isApp = Boolean(message.bot_id || known.bot);
  return { ...known, bot: isApp, real_name: message.username ?? fullName(known) };
}

/** An empty article for a message. */
export const messageNode = () => h("article.message");

/** Fill an article; the caret and the focus inside stay where they are. */
export function fillMessage(node, message, { channel, thread, compact }) {
  const who = author(message);
  const seconds = Number(message.ts);
  node.className = [
    "message",
    compact && "compact",
    message.ephemeral && "ephemeral",
    NOTES[message.subtype] && "quiet-note",
  ]
    .filter(Boolean)
    .join(" ");
  node.dataset.ts = message.ts;
  node.setAttribute("aria-label", `${fullName(who)}, ${timeOfDay(seconds, myZone())}`);
  keepingFocus(node, () =>
    arrange(node, [
      gutter(who, seconds, compact),
      body(node, message, who, { channel, thread, compact }),
    ]),
  );
}

function gutter(who, seconds, compact) {
  if (compact) return h("div.gutter", stamp(seconds, "gutter-time"));
  return h("div.gutter", avatar(who));
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

function body(node, message, who, { channel, thread, compact }) {
  const tools = messageTools(node, message, { channel, thread, who });
  return h(
    "div.message-main",
    message.ephemeral ? h("p.only-you", icon("eye"), "Only visible to you") : null,
    compact ? null : head(who, message),
    NOTES[message.subtype]
      ? h("p.text.note", words(message, channel))
      : content(message, channel, compact),
    message.files?.map(file),
    message.attachments?.map((attachment) => attached(attachment, message, channel)),
    message.reply_count && !thread ? threadLink(message, channel) : null,
    tools,
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

function words(message, channel) {
  if (!message.text)
    return [`${NOTES[message.subtype]} #${store.channels.get(channel)?.name ?? ""}`];
  return mrkdwn(message.text);
}

function content(message, channel, compact) {
  const mark = message.edited && compact ? edited() : null;
  if (!message.blocks?.length) return h("div.text", mrkdwn(message.text), mark);
  const holder = h("div.blocks");
  drawBlocks(holder, message.blocks, scopeOf(message, channel));
  if (mark) holder.append(mark);
  return holder;
}

function attached(attachment, message, channel) {
  const holder = h("div.attachment");
  const scope = { ...scopeOf(message, channel), fields: new Fields(channel) };
  if (attachment.blocks) drawBlocks(holder, attachment.blocks, scope);
  else
    holder.append(
      ...mrkdwn(
        [attachment.pretext, attachment.title, attachment.text ?? attachment.fallback]
          .filter(Boolean)
          .join("\n"),
      ),
    );
  return holder;
}

function scopeOf(message, channel) {
  const key = `${channel}/${message.ts}`;
  if (!fieldsOf.has(key)) fieldsOf.set(key, new Fields(channel));
  return {
    container: { kind: message.ephemeral ? "ephemeral" : "message", channel, ts: message.ts },
    fields: fieldsOf.get(key),
  };
}

function threadLink(message, channel) {
  const replies = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  const faces = (message.reply_users ?? []).slice(0, 3).map((id) => avatar(person(id), "small"));
  return h(
    "a.thread-link",
    { href: addressOf({ channel, thread: message.ts }) },
    faces,
    h("span", replies),
  );
}
