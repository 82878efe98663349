// Everything the page asks of the server; what goes wrong is told in a toast.

import { changed, store } from "./store.js";

/** Do something as the person who looks. Gives the answer, or null after telling what went wrong. */
export async function act(verb, details = {}) {
  return asked(`/page/${verb}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as: store.me.id, ...details }),
  });
}

/**
 * Messages of a room, oldest first, at most a hundred: the newest, or those {before}, {after} or
 * {around} a moment. What is fetched while somebody looks counts as read.
 */
export function history({ channel, thread }, part = {}) {
  const query = new URLSearchParams({ as: store.me.id, channel, ...part });
  if (thread) query.set("thread_ts", thread);
  if (document.visibilityState !== "visible") query.set("peek", "1");
  return asked(`/page/history?${query}`);
}

/** Tell the server that everything in a room has been read. */
export const markRead = (where) => history(where, { before: "0" });

async function asked(address, options) {
  try {
    const response = await fetch(address, options);
    const answer = await response.json();
    if (response.ok && answer.ok !== false) return answer;
    tell(answer.error || `The sandbox answered with ${response.status}.`);
  } catch (problem) {
    tell(`The sandbox did not answer. Is it still running? (${problem.message})`);
  }
  return null;
}

function tell(text) {
  changed("notice", { text, kind: "error" });
}
