// How far a visitor has come on the tour, and which exchange ticks which step.

import { changed, on, store } from "../core/store.js";
import { place } from "../core/place.js";
import { catchUp, newestNumber } from "./exchanges.js";

const FRESH = { done: [], skipped: [], hidden: true, since: 0, turn: 0, record: null };
const BEGINS = ["text", "label"];

/** Progress as this browser remembers it. */
export const progress = () => ({ ...FRESH, ...JSON.parse(localStorage.getItem(key()) ?? "{}") });

const key = () => `sandbox.tour.${store.team.id}`;

/** Listen to what happens, also to what happened while the page was away. */
export function startJourney() {
  on("exchange", happened);
  on("opened", (name) => happened(opened(name, {})));
  on("state", missed);
  on("state place", () => store.me && happened(opened("place", { channel: place().channel })));
}

/** The step that comes next, or null at the end. */
export function current() {
  const { done, skipped } = progress();
  return store.tour.find(({ number }) => ![...done, ...skipped].includes(number)) ?? null;
}

/** Begin, or begin again. */
export function begin() {
  keep({ ...FRESH, hidden: false, since: store.record?.last ?? 0, record: store.record?.name });
}

/** Pass over a step. */
export const skip = (number) => add("skipped", number, newestNumber());

/** Show the tour or put it away. */
export const hide = (hidden) => keep({ ...progress(), hidden });

/** A step is over with this exchange; the turn of the next begins after it. */
function add(list, number, turn) {
  const known = progress();
  keep({ ...known, [list]: [...new Set([...known[list], number])], turn });
}

function keep(known) {
  localStorage.setItem(key(), JSON.stringify(known));
  changed("tour");
}

const opened = (name, about) => ({ door: "page", name, who: store.me?.id, ok: true, about });

async function missed() {
  const { hidden, since, record } = progress();
  if (hidden || record !== store.record?.name) return;
  for (const line of (await catchUp(since)).reverse()) happened(line);
}

/** Tick what an exchange has done; what nobody in particular does counts only in its turn. */
function happened(line) {
  if (!store.tour.length || progress().hidden) return;
  const { done, turn } = progress();
  const number = line.number ?? newestNumber();
  const next = number > turn ? current() : null;
  const ticked = store.tour.filter(
    (step) =>
      !done.includes(step.number) &&
      (step.done.who || step.number === next?.number) &&
      fits(step.done, line),
  );
  for (const step of ticked) tick(step, number);
}

function tick(step, number) {
  add("done", step.number, number);
  changed("ticked", step);
}

/** Whether an exchange is what a step waits for. */
export function fits({ not = {}, ...wanted }, line) {
  const facts = { ...line.about, door: line.door, name: line.name, who: line.who };
  const is = ([name, value]) =>
    BEGINS.includes(name) ? facts[name]?.startsWith(value) : facts[name] === value;
  return line.ok && Object.entries(wanted).every(is) && !Object.entries(not).some(is);
}
