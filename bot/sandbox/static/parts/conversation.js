// The middle of the page: one conversation with its head, messages and composer, or the app's Home.

import { act } from "../core/api.js";
import { Composer } from "./composer.js";
import { askFirst, said } from "../layers/confirm.js";
import { h } from "../core/dom.js";
import { appTabs, showHome } from "./home.js";
import { icon } from "../core/icons.js";
import { Log } from "./log.js";
import { openMenu } from "../layers/menus.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { avatar } from "./people.js";
import { pickPerson } from "./sidebar.js";
import { channelTitle, fullName, on, person, store } from "../core/store.js";
import { welcome } from "./welcome.js";

/** Show the app's Home in the main part. Gives a function that ends it. */
export function showAppHome(root) {
  const panel = h("div.home", {
    role: "tabpanel",
    id: "panel-home",
    "aria-labelledby": "tab-home",
  });
  root.replaceChildren(appHead(), appTabs("home"), welcome() ?? "", panel);
  return showHome(panel);
}

/** Show a conversation in the main part. Gives a function that ends it. */
export function showConversation(root, id) {
  const channel = () => store.channels.get(id);
  const title = channelTitle(channel());
  const head = h("div.main-head-holder");
  const log = new Log({
    channel: id,
    label: `Messages in ${title}`,
    intro: () => intro(channel()),
  });
  const foot = h("div.main-foot");
  let writing = null;
  let state = null;

  function draw() {
    if (!channel()) return;
    head.replaceChildren(
      channel().bot ? appHead() : channelHead(channel()),
      channel().bot && store.app ? appTabs("messages") : "",
    );
    const next = footState(channel());
    if (next === state) return;
    state = next;
    writing?.stop();
    writing = next === "write" ? new Composer({ channel: id, label: `Message ${title}` }) : null;
    foot.replaceChildren(writing?.node ?? instead(next, channel()));
  }

  const tabbed = channel().bot && store.app;
  const panel = h(
    "div.conversation",
    {
      ...(tabbed
        ? { role: "tabpanel", id: "panel-messages", "aria-labelledby": "tab-messages" }
        : {}),
    },
    log.node,
    foot,
  );
  root.replaceChildren(head, welcome() ?? "", panel);
  draw();
  if (matchMedia("(hover: hover)").matches) writing?.field.focus({ preventScroll: true });
  const stop = on("channels state app people", draw);
  return () => {
    stop();
    writing?.stop();
    log.stop();
  };
}

function footState(channel) {
  if (store.me.deleted || store.me.bot) return "look";
  if (channel.bot && store.app?.messages === false) return "closed";
  return channel.kind === "im" || channel.member ? "write" : "join";
}

function instead(state, channel) {
  const notes = {
    look: `${fullName(store.me)} cannot write: ${store.me.bot ? "this is an app" : "this account is deactivated"}.`,
    closed: "Sending messages to this app has been turned off.",
    join: `You are not in #${channel.name}.`,
  };
  const join =
    state === "join"
      ? h(
          "button.button.primary",
          { onclick: () => act("join", { channel: channel.id }) },
          "Join channel",
        )
      : null;
  return h("div.instead", h("p", notes[state]), join);
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
  const sign =
    channel.kind === "im"
      ? avatar(person(channel.with))
      : icon(channel.kind === "private" ? "lock" : "hash");
  const options = h(
    "button.tool",
    {
      "aria-label": "Channel options",
      title: "Channel options",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: () => openMenu(options, entries(channel)),
    },
    icon("more"),
  );
  const isChannel = channel.kind !== "im";
  return h(
    "div.main-head",
    h("span.main-sign", sign),
    h(
      "div.main-title",
      h("h1", channelTitle(channel)),
      channel.topic
        ? h("p.topic", mrkdwn(channel.topic))
        : isChannel
          ? null
          : h("p.topic", person(channel.with).role ?? ""),
    ),
    isChannel
      ? h(
          "span.members",
          { title: `${channel.members} members` },
          icon("people"),
          String(channel.members),
          h("span.unseen", " members"),
        )
      : null,
    isChannel && channel.member ? options : null,
  );
}

function entries(channel) {
  return [
    {
      label: "Invite somebody…",
      icon: icon("plus"),
      run: () =>
        pickPerson(
          `Invite to ${channel.name}`,
          [...store.people.values()].filter(({ deleted }) => !deleted),
          (someone) => act("invite", { channel: channel.id, user: someone.id }),
        ),
    },
    { label: "Leave channel", danger: true, icon: icon("close"), run: () => leave(channel) },
  ];
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
  if (channel.kind === "im")
    return h(
      "div.intro",
      avatar(person(channel.with), "big"),
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
