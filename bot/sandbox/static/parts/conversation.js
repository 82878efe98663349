// The middle of the page: one conversation with its head, messages and composer, or the app's Home.

import { act } from "../core/api.js";
import { channelBar } from "./channelbar.js";
import { Composer } from "./composer.js";
import { askFirst, said } from "../layers/confirm.js";
import { h } from "../core/dom.js";
import { everybody } from "./everybody.js";
import { appTabs, showHome } from "./home.js";
import { icon, iconButton, opens } from "../core/icons.js";
import { Log } from "./log.js";
import { instead, whyNot } from "./maywrite.js";
import { openMenu } from "../layers/menus.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { avatar } from "./people.js";
import { pickPerson } from "./sidebar.js";
import { channelTitle, isDirect, on, person, store } from "../core/store.js";
import { welcome } from "./welcome.js";

/** Show the app's Home in the main part. Gives a function that ends it. */
export function showAppHome(root) {
  const panel = h("div.home", {
    role: "tabpanel",
    id: "panel-home",
    "aria-labelledby": "tab-home",
    tabindex: "0",
  });
  root.replaceChildren(appHead(), appTabs("home"), welcome() ?? "", panel);
  return showHome(panel);
}

/** Show a conversation in the main part. Gives a function that ends it. */
export function showConversation(root, id) {
  const shown = new Conversation(id);
  root.replaceChildren(shown.head, welcome() ?? "", shown.panel);
  shown.draw();
  if (matchMedia("(hover: hover)").matches) shown.writing?.field.focus({ preventScroll: true });
  return () => shown.stop();
}

const AS_TAB = { role: "tabpanel", id: "panel-messages", "aria-labelledby": "tab-messages" };

class Conversation {
  constructor(id) {
    Object.assign(this, { id, reason: undefined, writing: null });
    this.title = channelTitle(this.channel);
    this.log = new Log({
      channel: id,
      label: `Messages in ${this.title}`,
      intro: () => intro(this.channel),
    });
    this.head = h("div.main-head-holder");
    this.foot = h("div.main-foot");
    this.panel = h("div.conversation", this.isTabbed ? AS_TAB : {}, this.log.node, this.foot);
    if (this.isTabbed) act("open_messages");
    this.forget = on("channels state app people", () => this.draw());
  }

  get channel() {
    return store.channels.get(this.id);
  }

  get isTabbed() {
    return Boolean(this.channel.bot && store.app);
  }

  draw() {
    if (!this.channel) return;
    const head = this.isTabbed
      ? [appHead(), appTabs("messages")]
      : [channelHead(this.channel), channelBar(this.channel)];
    this.head.replaceChildren(...head);
    const reason = whyNot(this.channel);
    if (reason !== this.reason) this.drawFoot(reason);
    this.reason = reason;
  }

  drawFoot(reason) {
    this.writing?.stop();
    this.writing = reason
      ? null
      : new Composer({ channel: this.id, label: `Message ${this.title}` });
    this.foot.replaceChildren(this.writing?.node ?? instead(this.channel));
  }

  stop() {
    this.forget();
    this.writing?.stop();
    this.log.stop();
  }
}

function appHead() {
  const { app } = store;
  return h(
    "div.main-head",
    avatar({ id: app?.bot_user ?? "A", real_name: app?.name ?? "App", bot: true }),
    h("div.main-title", h("h1", app?.name ?? "App", h("span.app-badge", "APP"))),
    app?.connected === false ? h("span.tag.warn", "not connected") : null,
  );
}

function channelHead(channel) {
  const isChannel = !isDirect(channel);
  const other = person(channel.with ?? channel.people?.[0]);
  const sign = isChannel
    ? icon(channel.kind === "private" ? "lock" : "hash")
    : avatar(other);
  const topic = isChannel ? channel.topic : channel.with ? other.role : "";
  return h(
    "div.main-head",
    h("span.main-sign", sign),
    h("div.main-title", h("h1", channelTitle(channel)), topic ? h("p.topic", mrkdwn(topic)) : null),
    isChannel ? members(channel) : null,
    isChannel && channel.member ? optionsButton(channel) : null,
  );
}

function members({ members: count }) {
  const words = `${count} ${count === 1 ? "member" : "members"}`;
  return h(
    "span.members",
    { title: words },
    icon("people"),
    String(count),
    h("span.unseen", words.replace(/^\d+/, "")),
  );
}

function optionsButton(channel) {
  const button = iconButton(
    "tool",
    "Channel options",
    "more",
    () => openMenu(button, entries(channel)),
    opens("menu"),
  );
  return button;
}

function entries(channel) {
  return [
    {
      label: "Invite somebody…",
      icon: icon("plus"),
      run: () => inviteSomebody(channel),
    },
    { label: "Leave channel", danger: true, icon: icon("close"), run: () => leave(channel) },
  ];
}

/** Ask for somebody who is not here yet, and bring them in. */
async function inviteSomebody(channel) {
  const there = await act("members", { channel: channel.id });
  if (!there) return;
  const others = everybody().filter(({ id, deleted }) => !deleted && !there.members.includes(id));
  pickPerson(`Invite to ${channel.name}`, others, (someone) =>
    act("invite", { channel: channel.id, user: someone.id }),
  );
}

async function leave(channel) {
  const closed = channel.kind === "private" ? " Somebody has to invite you to come back." : "";
  const sure = await askFirst({
    title: said(`Leave #${channel.name}?`),
    text: said(`You will not see what is said there.${closed}`),
    confirm: said("Leave"),
    deny: said("Stay"),
    style: "danger",
  });
  if (sure) act("leave", { channel: channel.id });
}

function intro(channel) {
  const name = channelTitle(channel);
  if (isDirect(channel))
    return h(
      "div.intro",
      avatar(person(channel.with ?? channel.people[0]), "big"),
      h("p.intro-title", name),
      h(
        "p.note",
        channel.bot
          ? `This is where you and ${name} talk. Nobody else reads it.`
          : "This is the beginning of your direct messages.",
      ),
    );
  return h(
    "div.intro",
    h("p.intro-title", `# ${name}`),
    h(
      "p.note",
      `This is the beginning of ${name}${channel.kind === "private" ? ", a private channel" : ""}.`,
    ),
  );
}
