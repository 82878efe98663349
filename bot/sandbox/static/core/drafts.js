// Words that were typed and not sent yet: each person's, in each place, kept while the tab is open.

import { store } from "./store.js";

const keyOf = (where) => `draft ${store.me?.id} ${where}`;

/** What this person began to write in a place. */
export const draftOf = (where) => sessionStorage.getItem(keyOf(where)) ?? "";

/** Remember what this person writes in a place; nothing forgets it. */
export function keepDraft(where, text) {
  if (text) sessionStorage.setItem(keyOf(where), text);
  else sessionStorage.removeItem(keyOf(where));
}
