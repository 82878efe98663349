// How people look: their picture of initials, their marks, a row in a list, a small profile.

import { act } from "../core/api.js";
import { freshId, h } from "../core/dom.js";
import { hang } from "../layers/menus.js";
import { go } from "../core/place.js";
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
      "span",
      { class: "person-words" },
      h(
        "span",
        { class: "person-name" },
        fullName(someone),
        marks(someone).map((mark) => h("span", { class: "tag" }, mark)),
      ),
      h("span", { class: "note" }, aboutLine(someone)),
    ),
  ];
}

/** A searchable list of people; `pick` gets the one that was chosen. */
export function peopleList(people, pick, { label = "People", chosen, barred = () => false } = {}) {
  const listId = freshId("people");
  const list = h("div", { class: "people-list", role: "listbox", id: listId, "aria-label": label });
  let shown = [];
  let at = 0;
  const search = h("input", {
    class: "field",
    type: "search",
    "aria-label": "Find a person",
    placeholder: "Find a person",
    autocomplete: "off",
    "aria-controls": listId,
    oninput: () => draw(),
    onkeydown: (event) => move(event),
  });

  function draw() {
    const wanted = search.value.trim().toLowerCase();
    shown = people.filter((someone) => wordsAbout(someone).includes(wanted)).slice(0, 80);
    at = Math.max(
      0,
      shown.findIndex(({ id }) => id === chosen && !wanted),
    );
    list.replaceChildren(...shown.map((someone) => option(someone)));
    if (!shown.length) list.append(h("p", { class: "note" }, "Nobody by that name."));
    mark();
  }

  function option(someone) {
    const off = barred(someone);
    return h(
      "div",
      {
        class: off ? "person-option off" : "person-option",
        role: "option",
        id: freshId("option"),
        "aria-disabled": off ? "true" : null,
        "aria-selected": someone.id === chosen ? "true" : "false",
        "aria-label": fullName(someone),
        "aria-description": [...marks(someone), aboutLine(someone)].join(", "),
        onclick: () => off || pick(someone),
      },
      personRow(someone),
    );
  }

  function mark() {
    [...list.children].forEach((node, index) => node.classList.toggle("at", index === at));
    const node = list.children[at];
    search.setAttribute("aria-activedescendant", node?.id ?? "");
    if (list.isConnected) node?.scrollIntoView?.({ block: "nearest" });
  }

  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && shown[at] && !barred(shown[at])) pick(shown[at]);
    if (!step && event.key !== "Enter") return;
    event.preventDefault();
    at = Math.min(Math.max(0, at + (step ?? 0)), shown.length - 1);
    mark();
  }

  draw();
  return {
    node: h("div", { class: "people" }, search, list),
    focus: () => {
      search.focus();
      mark();
    },
  };
}

const wordsAbout = (someone) =>
  [someone.name, someone.real_name, someone.role, someone.title].join(" ").toLowerCase();

/** A small card about a person, hung from their name. */
export function openProfile(control, id) {
  const someone = person(id);
  const mine = id === store.me.id;
  const write = async () => {
    const answer = await act("open_im", { user: id });
    if (answer?.channel) go({ channel: answer.channel });
  };
  const button = (label, run) =>
    h(
      "button",
      {
        class: "button",
        type: "button",
        onclick: () => {
          close();
          run();
        },
      },
      label,
    );
  const card = h(
    "div",
    { class: "profile", role: "dialog", "aria-label": fullName(someone) },
    h(
      "div",
      { class: "profile-head" },
      avatar(someone, "big"),
      h(
        "div",
        {},
        h("strong", {}, fullName(someone)),
        marks(someone).map((mark) => h("span", { class: "tag" }, mark)),
        h("p", { class: "note" }, [someone.role, someone.title].filter(Boolean).join(" · ")),
      ),
    ),
    someone.bot
      ? null
      : h(
          "p",
          { class: "note" },
          `${timeOfDay(now(), someone.tz)} local time · ${someone.tz_label || someone.tz || ""}`,
        ),
    h(
      "div",
      { class: "actions" },
      mine ? null : button(`Message ${fullName(someone)}`, write),
      mine || !mayAct(someone)
        ? null
        : button(`Act as ${fullName(someone)}`, () => go({}, { as: id })),
    ),
  );
  const close = hang(control, card, { focus: () => card.querySelector("button")?.focus() });
}
