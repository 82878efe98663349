// The gallery: every view of an app in every state, on one page where nothing can be pressed.

import { h } from "../core/dom.js";
import { store } from "../core/store.js";
import { entry } from "./entry.js";
import { index, markHere } from "./index.js";
import { tools } from "./tools.js";

const at = (id) => document.getElementById(id);

/** What is looked for now: words, and one kind of frame or all. */
const sought = { words: "", kind: "" };

async function open() {
  const answer = await fetch("/gallery/views").catch(() => null);
  if (!answer?.ok) {
    at("count").textContent = "The sandbox did not answer. Is it still running?";
    return;
  }
  const shown = await answer.json();
  remember(shown);
  document.title = `Gallery · ${shown.app.name}`;
  const drawn = shown.views.map((view) => ({ view, node: entry(view) }));
  at("views").replaceChildren(...(drawn.length ? sections(drawn) : [nothing(shown)]));
  at("index").replaceChildren(index(shown.views));
  at("tools").replaceChildren(
    ...tools((change) => {
      Object.assign(sought, change);
      sift(drawn);
    }),
  );
  sift(drawn);
  follow();
}

/** The names that stand in texts: people, channels, the app, and the clock for dates. */
function remember({ app, now, people, channels }) {
  const zone = people.find(({ bot }) => !bot)?.tz ?? "UTC";
  Object.assign(store, {
    app,
    me: { id: "", tz: zone },
    people: new Map(people.map((someone) => [someone.id, someone])),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    clock: { now, followers: 0, at: performance.now() },
  });
}

function sections(drawn) {
  const features = Map.groupBy(drawn, ({ view }) => view.feature);
  return [...features].map(([feature, entries]) =>
    h(
      "section.g-feature",
      { "aria-label": feature },
      h("h2", feature),
      [...Map.groupBy(entries, ({ view }) => view.group)].map(([group, several]) =>
        h(
          "div.g-group",
          h(several.length > 1 ? "h3" : "h3.unseen", group),
          several.map(({ node }) => node),
        ),
      ),
    ),
  );
}

function nothing({ folder }) {
  const words = folder
    ? `There is no JSON file in ${folder}.`
    : "Start the sandbox with --gallery and a folder of JSON payloads to see them here.";
  return h("div.empty", h("p", h("strong", "Nothing to show.")), h("p.note", words));
}

/** Show what fits, in the list at the side too, and count it. */
function sift(drawn) {
  const words = sought.words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ feature, group, name, file, kind, flaws }) =>
    (!sought.kind ||
      sought.kind === kind ||
      (sought.kind === "flawed" && isFlawed({ kind, flaws }))) &&
    words.every((word) => `${feature} ${group} ${name} ${file}`.toLowerCase().includes(word));
  for (const { view, node } of drawn) {
    node.hidden = !fits(view);
    at(`to-${view.id}`).parentElement.hidden = node.hidden;
  }
  for (const part of document.querySelectorAll(".g-group, .g-feature, .g-index details"))
    part.hidden = !part.querySelector(".g-entry:not([hidden]), li:not([hidden])");
  count(drawn);
}

const isFlawed = ({ kind, flaws }) => kind === "broken" || flaws.length > 0;

function count(drawn) {
  const shown = drawn.filter(({ node }) => !node.hidden).length;
  const flawed = drawn.filter(({ view }) => isFlawed(view)).length;
  const all = `${drawn.length} ${drawn.length === 1 ? "view" : "views"}`;
  const fit = shown === drawn.length ? all : `${shown} of ${all}`;
  at("count").textContent = `${fit}; ${flawed || "none"} with a mistake`;
}

/** Go to the view that the address names. */
function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  const node = at(id);
  if (!node?.matches(".g-entry")) return;
  node.scrollIntoView();
  node.focus({ preventScroll: true });
  markHere(id);
}

window.addEventListener("hashchange", follow);
open();
