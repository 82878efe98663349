// Bare words: what a message says in one line, for places where nothing can be formatted.

import { h } from "../core/dom.js";
import { mrkdwn } from "./mrkdwn.js";

const SHORT = 90;

/** What a message says, without marks and in one line; long words are cut. */
export function briefly(message, most = SHORT) {
  const words = bare(message.text ?? "");
  return words.length > most ? `${words.slice(0, most).trimEnd()}…` : words;
}

const bare = (text) => h("div", mrkdwn(text)).textContent.replace(/\s+/g, " ").trim();
