// Whether one may write in a conversation; if not, the reason stands where the field would be.

import { act } from "../core/api.js";
import { h } from "../core/dom.js";
import { mayAct } from "./people.js";
import { fullName, isDirect, store } from "../core/store.js";

/** Why this person cannot write in a conversation, as a sentence, or null. */
export function whyNot(channel) {
  const { me, app } = store;
  if (me.bot) return `${fullName(me)} cannot write: this is an app.`;
  if (me.deleted) return `${fullName(me)} cannot write: this account is deactivated.`;
  if (!channel) return "You cannot see this conversation any more.";
  if (channel.bot && app?.messages === false)
    return "Sending messages to this app has been turned off.";
  return isDirect(channel) || channel.member ? null : `You are not in #${channel.name}.`;
}

/** What stands in the place of the field: the reason, and a way in where there is one. */
export function instead(channel) {
  const canJoin = channel?.kind === "public" && !channel.member && mayAct(store.me);
  const join = () => act("join", { channel: channel.id });
  return h(
    "div.instead",
    h("p", whyNot(channel)),
    canJoin ? h("button.button.primary", { onclick: join }, "Join channel") : null,
  );
}
