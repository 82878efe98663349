// Finding people among thousands: everybody is known by id, so a search needs no request.

import { fullName, store } from "./store.js";

const words = new WeakMap();

/**
 * People whose name, role or title holds the query, at most `limit`: names that begin with it come
 * first, then those with a word that does, in each group as the workspace lists them. Without a
 * query the first of all. Those whose account is closed are left out, unless `closed` is set.
 */
export function findPeople(query, limit = 20, { closed = false } = {}) {
  const sought = query.trim().toLowerCase().replace(/^@/, "");
  const found = [[], [], []];
  for (const someone of store.people.values()) {
    if (someone.deleted && !closed) continue;
    const rank = rankOf(wordsAbout(someone), sought);
    if (rank < found.length) found[rank].push(someone);
    if (found[0].length >= limit) break;
  }
  return found.flat().slice(0, limit);
}

function rankOf(text, sought) {
  const at = text.indexOf(sought);
  if (at < 0) return Infinity;
  if (at === 0 || text.includes(`\n${sought}`)) return 0;
  return text.includes(` ${sought}`) ? 1 : 2;
}

/** Name, full name, role and title in small letters, each on a line; worked out once for each. */
function wordsAbout(someone) {
  if (!words.has(someone)) {
    const { name, role, title } = someone;
    words.set(someone, [name, fullName(someone), role, title].join("\n").toLowerCase());
  }
  return words.get(someone);
}
