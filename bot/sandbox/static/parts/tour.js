// The guided tour: a strip above the conversation that says who to be and what to try.

import { h } from "../core/dom.js";
import { icon, iconButton } from "../core/icons.js";
import { addressOf, go, goOnceKnown, place } from "../core/place.js";
import { appChannel, changed, fullName, on, person, soon, store } from "../core/store.js";
import { begin, current, hide, progress, skip, startJourney } from "./journey.js";

let folded = false;
let ticked = null;

/** Give the tour its place; it shows once somebody has begun it. */
export function startTour(root) {
  startJourney();
  const draw = () => {
    const shown = Boolean(store.me && store.tour.length && !progress().hidden);
    root.hidden = !shown;
    if (shown) redraw(root);
  };
  on("state tour place people", soon(draw));
  on("ticked", (step) => (ticked = step));
}

/** Show the tour, from its beginning or from where one was. */
export function showTour() {
  const { done, skipped } = progress();
  ticked = null;
  if (done.length + skipped.length === 0 || !current()) begin();
  else hide(false);
  folded = false;
  changed("tour");
}

function redraw(root) {
  const held = root.contains(document.activeElement);
  const step = current();
  root.classList.toggle("folded", folded);
  const words = ticked ? [icon("check"), `Done: ${ticked.title}`] : [];
  const spoken = h("p.tour-done", { role: "status" }, words);
  root.replaceChildren(head(step), spoken, ...(folded ? [] : [step ? body(step) : ending()]));
  if (held) (root.querySelector(".primary") ?? root.querySelector("button")).focus();
}

function head(step) {
  const number = step?.number ?? store.tour.length;
  const words = step ? `Step ${number} of ${store.tour.length}` : "The end of the tour";
  const fold = iconButton(
    "plain",
    folded ? "Unfold the tour" : "Fold the tour",
    folded ? "down" : "up",
    () => {
      folded = !folded;
      changed("tour");
    },
    { "aria-expanded": String(!folded) },
  );
  return h(
    "div.tour-head",
    icon("map"),
    h("p.tour-count", words),
    step ? h("h2.tour-title", step.title) : null,
    dots(step),
    fold,
    iconButton("plain", "Hide the tour", "close", () => hide(true)),
  );
}

function dots(step) {
  const { done, skipped } = progress();
  const state = ({ number }) =>
    done.includes(number) ? "done" : skipped.includes(number) ? "skipped" : "open";
  const words = `${done.length} done, ${skipped.length} skipped`;
  const dot = (each) =>
    h(`span.tour-dot.${state(each)}${each === step ? ".here" : ""}`, { title: each.title });
  return h("div.tour-dots", { role: "img", "aria-label": words }, store.tour.map(dot));
}

function body(step) {
  const move = isThere(step) ? help(step) : button("primary", door(step), () => become(step));
  const pass = button("plain-words", "Skip", () => skip(step.number));
  return h("div.tour-body", h("p.tour-try", step.try), h("div.actions", move, pass));
}

const button = (kind, words, onclick) => h(`button.button.${kind}`, { onclick }, words);

/** What helps somebody who is there: words for the composer, where the step has some. */
function help({ say, ...step }) {
  if (!say) return h("span.tour-there", icon("check"), `You are ${first(step)}.`);
  return button("primary", "Write it for me", () => changed("compose", { text: say }));
}

function ending() {
  return h(
    "div.tour-body",
    h("p.tour-try", "You have seen a story from its link to its week. Now do as you like."),
    h(
      "div.actions",
      button("plain-words", "Begin again", begin),
      button("primary", "Put the tour away", () => hide(true)),
    ),
  );
}

const first = ({ be }) => fullName(person(be)).split(" ")[0];

function door(step) {
  const channel = store.channels.get(step.go);
  const where = { home: `${store.app?.name}’s Home`, messages: `${store.app?.name}’s messages` };
  const name = where[step.go] ?? `#${channel?.name ?? "the channel"}`;
  if (store.me.id !== step.be && !channel && !where[step.go]) return `Be ${first(step)}`;
  return store.me.id === step.be ? `Go to ${name}` : `Be ${first(step)}, go to ${name}`;
}

function isThere(step) {
  if (store.me.id !== step.be) return false;
  const { channel, home } = place();
  if (step.go === "home") return Boolean(home);
  return channel === (step.go === "messages" ? appChannel()?.id : step.go);
}

function become(step) {
  if (step.go === "home") go({ home: true }, { as: step.be });
  else if (step.go !== "messages") go({ channel: step.go }, { as: step.be });
  else if (store.me.id === step.be && appChannel()) goOnceKnown(appChannel().id);
  else location.href = addressOf({}, step.be);
}
