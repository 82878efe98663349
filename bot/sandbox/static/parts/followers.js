// Who lives by the programme's clock, and how winding it went.

import { store } from "../core/store.js";

/** A zone as the name of its city. */
export const placeName = (zone) => zone.split("/").at(-1).replaceAll("_", " ");

/** Who follows the clock, as a sentence. */
export function followers() {
  const count = store.clock.followers ?? 0;
  if (count === 0) return "No bot follows this clock: nothing will happen by itself.";
  return count === 1 ? "One bot follows this clock." : `${count} bots follow this clock.`;
}

/** What became of winding. */
export function outcome({ arrived }) {
  const name = store.app?.name ?? "The bot";
  if (!store.clock.followers) return "No bot follows this clock.";
  return arrived ? `${name} is up to date.` : `${name} has not caught up yet.`;
}
