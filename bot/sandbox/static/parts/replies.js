// Under a message that has replies: whose, how many, when the last one came, and whether it is new.

import { h } from "../core/dom.js";
import { avatar } from "./people.js";
import { addressOf } from "../core/place.js";
import { myZone, now, person } from "../core/store.js";
import { hasNews } from "./threads.js";
import { fillDate } from "../text/slackdate.js";

const FACES = 4;

/** The link from a message to its thread, or nothing. */
export function replies(message, { channel, thread }) {
  if (!message.reply_count || thread) return null;
  const isNew = hasNews(channel, message);
  const faces = (message.reply_users ?? []).slice(0, FACES);
  return h(
    "a",
    {
      class: isNew ? "thread-link news" : "thread-link",
      href: addressOf({ channel, thread: message.ts }),
      data: { key: `${message.ts}/thread` },
    },
    h("span.faces", faces.map((id) => avatar(person(id), "small"))),
    h("span.thread-count", counted(message.reply_count)),
    isNew ? h("span.new-badge", "New") : null,
    message.latest_reply ? h("span.thread-last", last(message.latest_reply)) : null,
  );
}

const counted = (replies) => (replies === 1 ? "1 reply" : `${replies} replies`);

function last(ts) {
  const near = { zone: myZone(), now: now() };
  return `Last reply ${fillDate("{date_short_pretty} at {time}", Number(ts), near)}`;
}
