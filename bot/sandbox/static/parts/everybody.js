// All people in a useful order: those one was lately first, then by name, those who cannot act last.

import { fullName, store } from "../core/store.js";

const KEY = "sandbox.people.recent";
const RECENT = 6;
const byName = new Intl.Collator("en").compare;

/** Remember that one was this person. */
export function remember(id) {
  const others = recent().filter((other) => other !== id);
  localStorage.setItem(KEY, JSON.stringify([id, ...others].slice(0, RECENT)));
}

const recent = () => JSON.parse(localStorage.getItem(KEY) ?? "[]");

const rank = (someone) =>
  someone.bot ? 4 : someone.deleted ? 3 : someone.stranger ? 2 : someone.guest ? 1 : 0;

/** Everybody; the ones of lately before all others. */
export function everybody() {
  const place = new Map(recent().map((id, index) => [id, index - RECENT]));
  const order = (someone) => (rank(someone) < 3 && place.get(someone.id)) || rank(someone);
  return [...store.people.values()]
    .map((someone) => ({ someone, order: order(someone), name: fullName(someone) }))
    .sort((one, other) => one.order - other.order || byName(one.name, other.name))
    .map(({ someone }) => someone);
}
