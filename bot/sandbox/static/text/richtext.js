// rich_text blocks: text that comes in typed parts instead of marks.

import { h, outsideLink } from "../core/dom.js";
import { emoji } from "./emoji.js";
import { broadcast, channelMention, dateElement, groupMention, userMention } from "./mentions.js";

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

function list({ style, elements = [], indent = 0, offset = 0, border }) {
  const ordered = style === "ordered";
  const items = elements.map((element) => h("li", (element.elements ?? []).map(inlinePart)));
  const kind = `${ordered ? "ol" : "ul"}.indent-${Math.min(Number(indent) || 0, 8)}`;
  const start = ordered && offset ? { start: offset + 1 } : {};
  return h(border ? `${kind}.bordered` : kind, start, items);
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
  emoji: ({ name, skin_tone: tone }) => emoji(name, tone) ?? `:${name}:`,
  user: ({ user_id: id }) => userMention(id),
  channel: ({ channel_id: id }) => channelMention(id),
  usergroup: ({ usergroup_id: id }) => groupMention(id),
  broadcast: ({ range }) => broadcast(range),
  date: ({ timestamp, format, url, fallback }) =>
    dateElement(timestamp, format ?? "{date}", { link: url, fallback }),
  color: ({ value }) => colour(value ?? ""),
};

/** A colour as a small swatch and its code; the swatch is a drawing, never a style. */
function colour(value) {
  const code = /^#[0-9a-f]{6}$/i.exec(value);
  if (!code) return value;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  for (const [name, size] of Object.entries({ cx: 5, cy: 5, r: 5, fill: value }))
    dot.setAttribute(name, String(size));
  svg.setAttribute("viewBox", "0 0 10 10");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("aria-hidden", "true");
  svg.append(dot);
  return h("span", svg, value);
}

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
