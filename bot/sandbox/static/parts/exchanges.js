// What the app and Slack said, kept fresh while somebody looks, and what went wrong unseen.

import { changed, on, store } from "../core/store.js";

const KEY = "sandbox.record.looked";
const MOST = 500;

const kept = { name: null, lines: new Map(), wrong: new Set() };

/** Listen to what is said; past mistakes are known from the moment the page opens. */
export function startExchanges() {
  on("state", () => store.record && begin(store.record));
  on("exchange", take);
}

function begin({ name, wrong }) {
  if (kept.name !== name) kept.lines.clear();
  Object.assign(kept, { name, wrong: new Set(wrong) });
  changed("exchanges");
  if (kept.lines.size) catchUp();
}

function take(line) {
  kept.lines.set(line.number, line);
  if (isWrong(line)) kept.wrong.add(line.number);
  while (kept.lines.size > MOST) kept.lines.delete(kept.lines.keys().next().value);
  changed("exchanges", line);
}

/** Fetch what was said before this page listened; gives the newest exchanges, newest first. */
export async function catchUp(after = 0) {
  const response = await fetch(`/page/exchanges?after=${after}`).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (!answer?.ok) return [];
  for (const line of answer.exchanges) kept.lines.set(line.number, line);
  changed("exchanges");
  return answer.exchanges;
}

/** One exchange with all that was said, or what hinders. */
export async function inFull(number) {
  const response = await fetch(`/page/exchange/${number}`).catch(() => null);
  const answer = await response?.json().catch(() => null);
  return answer ?? { ok: false, error: "The sandbox did not answer." };
}

/** All exchanges that are known here, newest first. */
export const newestFirst = () =>
  [...kept.lines.values()].sort((one, other) => other.number - one.number);

/** The number of the newest exchange that is known here. */
export const newestNumber = () => Math.max(0, store.record?.last ?? 0, ...kept.lines.keys());

/** Whether somebody should look at this. */
export const isWrong = (line) => !line.ok || line.notes.length > 0;

/** How many exchanges went wrong since somebody last looked. */
export function unseen() {
  const looked = lastLooked();
  return [...kept.wrong].filter((number) => number > looked).length;
}

/** Somebody has looked at everything that was said so far. */
export function lookedAtAll() {
  localStorage.setItem(KEY, JSON.stringify({ name: kept.name, number: newestNumber() }));
  changed("exchanges");
}

function lastLooked() {
  const { name, number } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
  return name === kept.name ? number : 0;
}
