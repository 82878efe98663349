// Exchanges in words: who did what, for people who have never read a payload.

import { channelTitle, fullName, isDirect, person, store } from "../core/store.js";

/** Who speaks: the app to Slack, Slack to the app, or neither. */
export const DIRECTIONS = { out: "Bot to Slack", in: "Slack to bot", none: "Neither" };

const DOORS = {
  api: ["out", "Calls"],
  hook: ["out", "Answers by response_url"],
  event: ["in", "Events"],
  command: ["in", "Commands"],
  interaction: ["in", "Buttons, menus and forms"],
  socket: ["none", "Connections"],
  clock: ["none", "The clock"],
  slack: ["none", "Slack’s own notes"],
};

/** The kinds of exchanges with their names. */
export const KINDS = Object.entries(DOORS).map(([door, [, words]]) => [door, words]);

/** The direction of an exchange. */
export const direction = ({ door }) => DOORS[door]?.[0] ?? "none";

const SENTENCES = {
  api: (line) => `${bot()} ${deed(line.name)}${where(line)}`,
  hook: (line) => `${bot()} answered ${who(line)}${where(line)}`,
  event: (line) => event(line),
  command: (line) => `${who(line)} used ${[line.name, line.about.text].filter(Boolean).join(" ")}`,
  interaction: (line) => interaction(line),
  socket: (line) => `Connection: ${line.name.replaceAll("_", " ")}`,
  clock: () => "The clock was wound",
  slack: () => "Slack has a remark",
};

/** One exchange as a sentence. */
export const sentence = (line) => (SENTENCES[line.door] ?? SENTENCES.slack)(line);

const bot = () => store.app?.name ?? "The bot";
const who = ({ who: id }) => (id ? fullName(person(id)) : "Somebody");

const DEEDS = {
  "chat.postMessage": "wrote",
  "chat.postEphemeral": "wrote for one person",
  "chat.update": "changed a message",
  "chat.delete": "deleted a message",
  "chat.scheduleMessage": "wrote for later",
  "views.open": "opened a form",
  "views.push": "laid a form on top",
  "views.update": "redrew a form",
  "views.publish": "drew a Home",
  "apps.connections.open": "asked for a connection",
  "auth.test": "asked who it is",
};

const deed = (method) => DEEDS[method] ?? `called ${method.replace(".", ": ")}`;

function where({ about }) {
  const channel = store.channels.get(about.channel);
  if (channel) return ` in ${isDirect(channel) ? "" : "#"}${channelTitle(channel)}`;
  if (about.channel?.startsWith("D")) return " in a direct message";
  return about.user ? ` for ${fullName(person(about.user))}` : "";
}

function event(line) {
  const again = line.about.retry ? ` (again, ${line.about.reason})` : "";
  if (line.name === "app_home_opened")
    return `${who(line)} opened the ${line.about.tab === "messages" ? "messages" : "Home"}${again}`;
  if (line.name === "message" && !line.about.subtype)
    return `${line.who === store.app?.bot_user ? bot() : who(line)} wrote${where(line)}${again}`;
  const words = [line.name, line.about.subtype].filter(Boolean).join(": ").replaceAll("_", " ");
  return `It happened: ${words}${again}`;
}

const INTERACTIONS = {
  block_actions: (line) => `used ${line.about.label ? `“${line.about.label}”` : line.name}`,
  view_submission: () => "sent a form",
  view_closed: () => "closed a form",
  shortcut: () => "used a shortcut",
  message_action: () => "used a shortcut on a message",
  block_suggestion: () => "typed into a menu",
};

const interaction = (line) =>
  `${who(line)} ${(INTERACTIONS[line.about.kind] ?? (() => `did ${line.name}`))(line)}`;
