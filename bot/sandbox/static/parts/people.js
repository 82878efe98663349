// How people look: their picture of initials, their marks, a row in a list, a small profile.

import { act } from "../core/api.js";
import { h } from "../core/dom.js";
import { hang } from "../layers/menus.js";
import { go, goOnceKnown } from "../core/place.js";
import { fullName, now, person, store } from "../core/store.js";
import { timeOfDay } from "../core/time.js";

const HUES = 12;

/** Initials on the person's own colour; apps have a square one. */
export function avatar(someone, size = "") {
  const kind = someone.bot ? "avatar app" : "avatar";
  return h(
    "span",
    { class: `${kind} ${size} hue-${hue(someone.id)}`, "aria-hidden": "true" },
    initials(fullName(someone)),
  );
}

function hue(id) {
  return (
    [...String(id)].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 9973, 7) %
    HUES
  );
}

function initials(name) {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, "")
    .split(/\s+/)
    .filter(Boolean);
  const first = [...(words[0] ?? "?")][0];
  const last = words.length > 1 ? [...words.at(-1)][0] : "";
  return (first + last).toUpperCase();
}

/** What sets somebody apart: app, guest, deactivated, from another organisation. */
export function marks(someone) {
  const found = [
    [someone.bot, "App"],
    [someone.guest, "Guest"],
    [someone.deleted, "Deactivated"],
    [someone.stranger, "Other organisation"],
    [someone.quiet_now, "Quiet now"],
  ];
  return found.filter(([is]) => is).map(([, words]) => words);
}

/** Whether one can sit at this person's screen. */
export const mayAct = (someone) => !someone.bot && !someone.deleted;

/** Role and local time in a few words. */
export function aboutLine(someone) {
  const role = someone.role || someone.title;
  return [role, someone.bot || someone.deleted ? null : timeOfDay(now(), someone.tz)]
    .filter(Boolean)
    .join(" · ");
}

/** A person in a list. */
export function personRow(someone) {
  return [
    avatar(someone),
    h(
      "span.person-words",
      h(
        "span.person-name",
        fullName(someone),
        marks(someone).map((mark) => h("span.tag", mark)),
      ),
      h("span.note", aboutLine(someone)),
    ),
  ];
}

/** A small card about a person, hung from their name. */
export function openProfile(control, id) {
  const someone = person(id);
  const card = h(
    "div.profile",
    { role: "dialog", "aria-label": fullName(someone) },
    profileHead(someone),
  );
  const close = hang(control, card, { focus: () => card.querySelector("button")?.focus() });
  const deeds = profileDeeds(someone).map(([label, run]) =>
    h(
      "button.button",
      {
        onclick: () => {
          close();
          run();
        },
      },
      label,
    ),
  );
  card.append(h("div.actions", deeds));
  card.querySelector("button")?.focus();
}

function profileHead(someone) {
  const about = [someone.role, someone.title].filter(Boolean).join(" · ");
  const time = `${timeOfDay(now(), someone.tz)} local time · ${someone.tz_label || someone.tz || ""}`;
  const words = h(
    "div",
    h("strong", fullName(someone)),
    marks(someone).map((mark) => h("span.tag", mark)),
    h("p.note", about),
  );
  return [
    h("div.profile-head", avatar(someone, "big"), words),
    someone.bot ? null : h("p.note", time),
  ];
}

function profileDeeds(someone) {
  if (someone.id === store.me.id) return [];
  const write = async () => {
    const answer = await act("open_im", { user: someone.id });
    if (answer) goOnceKnown(answer.channel);
  };
  const be = [`Act as ${fullName(someone)}`, () => go({}, { as: someone.id })];
  return [[`Message ${fullName(someone)}`, write], ...(mayAct(someone) ? [be] : [])];
}
