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

/** Messages of a room, oldest first, at most a hundred. */
export function history({ channel, thread }, before) {
  const query = new URLSearchParams({ as: store.me.id, channel });
  if (thread) query.set("thread_ts", thread);
  if (before) query.set("before", before);
  return asked(`/page/history?${query}`);
}

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
