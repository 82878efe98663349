// The sidebar: channels, direct messages and the app, with marks for what is unread.

import { act } from "../core/api.js";
import { arrange, h } from "../core/dom.js";
import { icon, iconButton } from "../core/icons.js";
import { lay } from "../layers/overlay.js";
import { avatar } from "./people.js";
import { PeopleList } from "./peoplelist.js";
import { goOnceKnown, place } from "../core/place.js";
import { group, link, row } from "./siderows.js";
import { appChannel, changed, channelTitle, isDirect, on, person, soon, store } from "../core/store.js";

const TALKS = 30; // direct messages that are listed before somebody asks for all of them
let allTalks = false;

/** Draw the sidebar and keep it fresh; on a phone it is a drawer. */
export function startSidebar(root, opener) {
  const scroll = h("div.side-scroll");
  const draw = () => {
    if (!store.me) return;
    const [head, foot] = [brand(), connection()];
    arrange(root, [head, scroll, foot]);
    arrange(scroll, groups());
  };
  const setOpen = (open) => {
    document.body.classList.toggle("drawer-open", open);
    opener.setAttribute("aria-expanded", String(open));
    if (open) root.querySelector("a")?.focus();
  };
  on("state channels people app status place talks", soon(draw));
  on("place", () => setOpen(false));
  opener.addEventListener("click", () => setOpen(!document.body.classList.contains("drawer-open")));
  document.getElementById("curtain").addEventListener("click", () => setOpen(false));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("drawer-open")) return;
    setOpen(false);
    opener.focus();
  });
}

function brand() {
  return h(
    "div.brand",
    h("span.brand-mark", { "aria-hidden": "true" }, (store.team.name ?? "S").charAt(0)),
    h(
      "div",
      h("p.brand-name", store.team.name ?? "Workspace"),
      h("p.brand-note", "Sandbox on this computer"),
    ),
  );
}

function connection() {
  if (store.live && store.app?.connected !== false)
    return h(
      "p.side-foot",
      h("span.dot.on"),
      store.app ? `${store.app.name} is connected` : "Ready",
    );
  const words = store.live ? `${store.app?.name ?? "The app"} is not connected` : "Reconnecting…";
  return h("p.side-foot", h("span.dot"), words);
}

function groups() {
  const all = [...store.channels.values()];
  const channels = all.filter((channel) => !isDirect(channel)).sort(byName);
  const talks = all.filter((channel) => isDirect(channel) && !channel.bot);
  const others = channels.filter(({ member }) => !member);
  const add = () => iconButton("side-add", "New direct message", "plus", newMessage);
  return [
    store.app ? group("App", [appLink()]) : null,
    group("Channels", channels.filter(({ member }) => member).map(channelLink)),
    others.length ? group("Channels to join", others.map(channelLink)) : null,
    group("Direct messages", [...listed(talks).map(directLink), ...restOf(talks)], add),
  ].filter(Boolean);
}

const byName = (one, other) => channelTitle(one).localeCompare(channelTitle(other));

/** Of many direct messages those with news, then the newest, in the order of their names. */
function listed(talks) {
  if (allTalks) return talks.sort(byName);
  const rank = ({ id, unread, latest }) => (id === place().channel || unread ? "~" : (latest ?? ""));
  const first = talks.toSorted((one, other) => (rank(one) < rank(other) ? 1 : -1));
  return first.slice(0, TALKS).sort(byName);
}

function restOf(talks) {
  if (talks.length <= TALKS || allTalks) return [];
  const showAll = () => {
    allTalks = true;
    changed("talks");
  };
  const button = h("button.side-link", { onclick: showAll }, `Show all ${talks.length}`);
  return [row("all talks", talks.length, () => h("li", button))];
}

function channelLink(channel) {
  const here = place().channel === channel.id;
  const isPrivate = channel.kind === "private";
  return link(
    { channel: channel.id },
    here,
    channel.name,
    here ? 0 : channel.unread,
    () => icon(isPrivate ? "lock" : "hash"),
    isPrivate ? "private channel" : null,
  );
}

function directLink(channel) {
  const here = place().channel === channel.id;
  return link(
    { channel: channel.id },
    here,
    channelTitle(channel),
    here ? 0 : channel.unread,
    () => avatar(person(channel.with ?? channel.people[0]), "small"),
    null,
  );
}

function appLink() {
  const direct = appChannel();
  const here = Boolean(place().home) || (direct && place().channel === direct.id);
  const unread = direct && place().channel !== direct.id ? direct.unread : 0;
  const target =
    store.app.home && !unread ? { home: true } : direct ? { channel: direct.id } : { home: true };
  return link(
    target,
    here,
    store.app.name,
    unread,
    () => avatar({ ...person(store.app.bot_user), bot: true, real_name: store.app.name }, "small"),
    "app",
  );
}

function newMessage() {
  const people = [...store.people.values()].filter(
    ({ deleted, id }) => !deleted && id !== store.app?.bot_user,
  );
  pickPerson("New direct message", people, async (someone) => {
    const answer = await act("open_im", { user: someone.id });
    if (answer) goOnceKnown(answer.channel);
  });
}

/** Ask for a person in a small dialog. */
export function pickPerson(title, people, picked) {
  const list = new PeopleList(
    people,
    (someone) => {
      close();
      picked(someone);
    },
    { label: title },
  );
  const dialog = h(
    "div.dialog.small",
    { role: "dialog", "aria-modal": "true", "aria-label": title },
    h(
      "div.dialog-head",
      h("h2", title),
      iconButton("plain", "Close dialog", "close", () => close()),
    ),
    h("div.dialog-body", list.node),
  );
  const close = lay(dialog, { escape: () => close(), focus: () => dialog.querySelector("input") });
}
