// Slack's mrkdwn as page elements: read by a small scanner, so that no text can become markup.

import { h, outsideLink } from "../core/dom.js";
import { withEmoji } from "./emoji.js";
import { channelMention, decoded, reference } from "./mentions.js";

const MARKS = { "*": "strong", _: "em", "~": "del" };
const BARE_LINK = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?'")\]*_~]/g;

/** A whole text: code fences, quotes and lines. */
export function mrkdwn(text, { verbatim = false } = {}) {
  return (text ?? "")
    .split(/```\n?([\s\S]+?)\n?```\n?/)
    .flatMap((part, index) =>
      index % 2 ? h("pre", h("code", plainOf(part))) : lines(part, verbatim),
    );
}

/** Text that is never formatted: only emoji codes are drawn, unless the app said no. */
export function plain(text, useEmoji = true) {
  return useEmoji ? withEmoji(text ?? "") : (text ?? "");
}

/** A text object of Block Kit, whichever kind it is. */
export function textObject(object) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text, object);
  return [plain(object.text, object.emoji !== false)];
}

/** The bare words of a text object, for names and for native choice lists. */
export function wordsOf(object) {
  if (object?.type !== "mrkdwn") return plain(object?.text);
  return h("div", mrkdwn(object.text)).textContent;
}

function plainOf(part) {
  return decoded(
    part.replace(
      /<([@#!][^<>|\n]+|[a-z]+:[^<>|\n]+)(?:\|([^<>\n]*))?>/g,
      (_whole, target, label) => label ?? target,
    ),
  );
}

function lines(text, verbatim) {
  const nodes = [];
  let quote = [];
  const endQuote = () => {
    if (quote.length) nodes.push(h("blockquote", joined(quote, verbatim)));
    quote = [];
  };
  let plainLines = [];
  const endPlain = () => {
    if (plainLines.length) nodes.push(...joined(plainLines, verbatim));
    plainLines = [];
  };
  for (const line of quotedToTheEnd(text).split("\n")) {
    const found = /^(?:>|&gt;) ?(.*)$/.exec(line);
    if (found) {
      endPlain();
      quote.push(found[1]);
    } else {
      endQuote();
      plainLines.push(line);
    }
  }
  endQuote();
  endPlain();
  return nodes;
}

function quotedToTheEnd(text) {
  const found = /(^|\n)(?:>>>|&gt;&gt;&gt;) ?([\s\S]*)$/.exec(text);
  if (!found) return text;
  return text.slice(0, found.index) + found[1] + found[2].replace(/^/gm, "> ");
}

function joined(textLines, verbatim) {
  return textLines.flatMap((line, index) => [
    ...(index ? [h("br")] : []),
    ...inline(line, verbatim),
  ]);
}

/** One line: references, code, bold, italic, struck, bare links, emoji. */
function inline(text, verbatim = false) {
  const nodes = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const span = spanAt(text, at, verbatim, nodes.length === 0 && from === at);
    if (span) {
      nodes.push(...words(text.slice(from, at), verbatim), span.node);
      at = from = span.end;
    } else {
      at += 1;
    }
  }
  return [...nodes, ...words(text.slice(from), verbatim)];
}

function spanAt(text, at, verbatim, start) {
  const sign = text[at];
  if (sign === "<") return referenceAt(text, at, start);
  if (sign === "`") return codeAt(text, at);
  return MARKS[sign] ? markedAt(text, at, verbatim) : null;
}

function referenceAt(text, at, start) {
  const end = text.indexOf(">", at);
  const inner = end > at + 1 ? text.slice(at + 1, end) : "";
  const node = inner && !inner.includes("<") ? reference(inner, { start }) : null;
  return node && { node, end: end + 1 };
}

function codeAt(text, at) {
  const end = text.indexOf("`", at + 1);
  return end > at + 1 ? { node: h("code", plainOf(text.slice(at + 1, end))), end: end + 1 } : null;
}

function markedAt(text, at, verbatim) {
  const sign = text[at];
  const [before, after = " "] = [text[at - 1], text[at + 1]];
  if (isWordCharacter(before) || before === sign || after === sign || /\s/.test(after)) return null;
  const end = closing(text, at + 1, sign);
  if (end < 0) return null;
  return { node: h(MARKS[sign], {}, inline(text.slice(at + 1, end), verbatim)), end: end + 1 };
}

function closing(text, from, sign) {
  let at = from;
  while (at < text.length) {
    if (
      text[at] === sign &&
      at > from &&
      !/\s/.test(text[at - 1]) &&
      !isWordCharacter(text[at + 1])
    )
      return at;
    at = skipped(text, at);
  }
  return -1;
}

function skipped(text, at) {
  const partner = { "<": ">", "`": "`" }[text[at]];
  const end = partner ? text.indexOf(partner, at + 1) : -1;
  return end > at ? end + 1 : at + 1;
}

const isWordCharacter = (character) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

function words(text, verbatim) {
  if (!text) return [];
  if (verbatim) return [withEmoji(decoded(text))];
  return text
    .split(new RegExp(`(${BARE_LINK.source}|(?<=^|\\s)#[a-z0-9_-]+)`))
    .flatMap((part, index) => (index % 2 ? bare(part) : part ? [withEmoji(decoded(part))] : []));
}

function bare(part) {
  if (part.startsWith("#")) return [channelMention(null, part.slice(1)) ?? part];
  return [outsideLink(decoded(part), decoded(part))];
}
