// What becomes of typed words: a message, a command, or a sentence about why it is neither.

import { store } from "../core/store.js";

/** {verb, details} for words that can be sent, or {trouble} (and `anyway`: what could be sent). */
export function sending(typed, { channel, thread, broadcast, files }) {
  const text = typed.trimEnd();
  if (!text.startsWith("/")) {
    const reply = thread ? { thread_ts: thread, ...(broadcast ? { broadcast } : {}) } : {};
    const carried = files ? { files } : {};
    return { verb: "say", details: { channel, text, ...reply, ...carried } };
  }
  const [command, ...rest] = text.split(" ");
  if (files) return { trouble: `${command} is not supported with files. Sorry!` };
  if (thread) return { trouble: `${command} is not supported in threads. Sorry!` };
  if (store.app?.commands?.some((one) => one.command === command))
    return { verb: "command", details: { channel, command, text: rest.join(" ") } };
  return { trouble: `${command} is not a valid command.`, anyway: ` ${text}` };
}
