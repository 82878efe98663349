// rich_text blocks: text that comes in typed parts instead of marks.

import { h, outsideLink } from "../core/dom.js";
import { emoji } from "./emoji.js";
import { broadcast, channelMention, dateElement, userMention } from "./mentions.js";

/** The parts of a rich_text block. */
export function richText(elements = []) {
  return elements.map((element) =>
    (Object.hasOwn(PARTS, element.type) ? PARTS[element.type] : section)(element),
  );
}

/** The bare words, for a field that starts with rich text. */
export const richWords = (block) =>
  richText(block?.elements)
    .map((part) => part.textContent)
    .join("\n");

const section = ({ elements = [] }) => h("div.rich", elements.map(inlinePart));

const PARTS = {
  rich_text_section: section,
  rich_text_quote: ({ elements = [] }) => h("blockquote", elements.map(inlinePart)),
  rich_text_preformatted: ({ elements = [] }) => h("pre", h("code", elements.map(inlinePart))),
  rich_text_list: list,
};

function list({ style, elements = [], indent = 0, offset = 0 }) {
  const ordered = style === "ordered";
  const items = elements.map((element) => h("li", (element.elements ?? []).map(inlinePart)));
  const node = h(ordered ? "ol" : "ul", ordered && offset ? { start: offset + 1 } : {}, items);
  node.style.marginInlineStart = `${Math.min(indent, 8) * 1.5}rem`;
  return node;
}

function inlinePart(part) {
  return styled(
    (Object.hasOwn(INLINE, part.type) ? INLINE[part.type] : unknown)(part),
    part.style ?? {},
  );
}

const INLINE = {
  text: ({ text }) => lined(text ?? ""),
  link: ({ url, text }) => outsideLink(url, text || url),
  emoji: ({ name }) => emoji(name) ?? `:${name}:`,
  user: ({ user_id: id }) => userMention(id),
  channel: ({ channel_id: id }) => channelMention(id),
  usergroup: () => h("span.mention", "@group"),
  broadcast: ({ range }) => broadcast(range),
  date: ({ timestamp, format, url, fallback }) =>
    dateElement(timestamp, format ?? "{date}", { link: url, fallback }),
  color: ({ value }) => value ?? "",
};

const unknown = ({ type }) => h("span.unknown-inline", `[${type}]`);

function lined(text) {
  const parts = text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line]));
  return parts.length === 1 ? parts[0] : h("span", parts);
}

const STYLES = [
  ["code", "code"],
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "del"],
  ["underline", "u"],
];

function styled(node, style) {
  return STYLES.reduce((inner, [name, tag]) => (style[name] ? h(tag, {}, inner) : inner), node);
}
