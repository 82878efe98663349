// The first thing a visitor reads: who they are and what to try. Once dismissed it stays away.

import { h } from "../core/dom.js";
import { icon, iconButton } from "../core/icons.js";
import { avatar, mayAct } from "./people.js";
import { appChannel, changed, fullName, store } from "../core/store.js";
import { go, place } from "../core/place.js";
import { progress } from "./journey.js";
import { showTour } from "./tour.js";

const KEY = "sandbox.welcome.seen";

/** The panel, or null for somebody who has seen it. */
export function welcome() {
  const touring = store.tour.length > 0 && !progress().hidden;
  if (localStorage.getItem(KEY) || touring || !mayAct(store.me)) return null;
  const leave = () => {
    localStorage.setItem(KEY, "yes");
    panel.remove();
  };
  const panel = h(
    "section.welcome",
    { "aria-label": "Welcome" },
    iconButton("plain.welcome-close", "Dismiss welcome", "close", leave),
    h("div.welcome-head", avatar(store.me, "big"), greeting()),
    h("div.actions", tour(leave), tries()),
    h(
      "p.note",
      "Be somebody else at the top right. ",
      "Wind the clock at the top left to see what tomorrow brings.",
    ),
  );
  return panel;
}

function greeting() {
  const where = [store.me.role, store.team.name].filter(Boolean).join(" · ");
  const what = "A practice Slack: nobody here is real, and nothing leaves this computer.";
  return h(
    "div",
    h("p.welcome-title", `Hello. You are ${fullName(store.me)}.`),
    h("p", what),
    where ? h("p.note.welcome-where", where) : null,
  );
}

function tour(leave) {
  if (!store.tour.length) return null;
  const start = () => {
    leave();
    showTour();
  };
  const words = `Take the tour: ${store.tour.length} short steps`;
  return h("button.button.primary", { onclick: start }, icon("map"), words);
}

function tries() {
  const { app } = store;
  const [command, hint] = example(app);
  const start = [command, hint?.split(" ")[0].replace(/[[\]|]/g, "")].filter(Boolean).join(" ");
  return [
    command
      ? h(
          "button.button",
          { "aria-label": `Try ${start}`, onclick: () => tryIt(`${start} `) },
          "Try ",
          h("code", [command, hint].filter(Boolean).join(" ")),
        )
      : null,
    app?.home && !place().home
      ? h("button.button", { onclick: () => go({ home: true }) }, `See ${app.name}’s Home`)
      : null,
  ];
}

function example(app) {
  const commands = app?.commands ?? [];
  const chosen = commands.find(({ usage_hint: hint }) => hint?.includes("suggest")) ?? commands[0];
  if (!chosen) return [null, null];
  const hint = chosen.usage_hint?.includes("suggest") ? "suggest" : chosen.usage_hint;
  return [chosen.command, hint];
}

function tryIt(text) {
  if (place().home && appChannel()) go({ channel: appChannel().id });
  changed("compose", { text });
}
