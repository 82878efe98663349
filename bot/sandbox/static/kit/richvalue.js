// Between what stands in the small editor and Slack's rich_text: both ways, part by part.

import { h } from "../core/dom.js";
import { richText } from "../text/richtext.js";

const STYLES = {
  B: "bold",
  STRONG: "bold",
  I: "italic",
  EM: "italic",
  S: "strike",
  STRIKE: "strike",
  DEL: "strike",
  CODE: "code",
};
const TAGS = { bold: "b", italic: "i", strike: "s", code: "code" };
const LISTS = { UL: "bullet", OL: "ordered" };
const kept = new WeakMap();

/** What the editor holds as rich_text, or null where nothing was written. */
export function readRich(root) {
  const elements = [];
  let lines = [];
  const endLines = () => {
    const parts = lines.flatMap((line, index) => (index ? [newLine(), ...line] : line));
    if (parts.length) elements.push({ type: "rich_text_section", elements: joined(parts) });
    lines = [];
  };
  for (const node of blocksOf(root)) {
    if (LISTS[node.tagName] || BOXES[node.tagName]) {
      endLines();
      elements.push(...(LISTS[node.tagName] ? readList(node, 0) : [BOXES[node.tagName](node)]));
    } else lines.push(inlineParts(node));
  }
  endLines();
  return isBlank(elements) ? null : { type: "rich_text", elements };
}

const newLine = () => ({ type: "text", text: "\n" });

const BOXES = {
  PRE: (node) => ({ type: "rich_text_preformatted", elements: joined(inlineParts(node)) }),
  BLOCKQUOTE: (node) => ({ type: "rich_text_quote", elements: joined(inlineParts(node)) }),
};

/** The lines and lists of the editor; loose words between them are a line of their own. */
function blocksOf(root) {
  const found = [];
  let loose = null;
  for (const node of root.childNodes) {
    const isBlock = /^(DIV|P|UL|OL|PRE|BLOCKQUOTE)$/.test(node.tagName ?? "");
    if (isBlock) {
      const isNested = [...node.childNodes].some(({ tagName }) => LISTS[tagName]);
      found.push(...(isNested && !LISTS[node.tagName] ? blocksOf(node) : [node]));
      loose = null;
    } else if (loose) loose.push(node);
    else found.push((loose = [node]));
  }
  return found;
}

function readList(list, indent) {
  const found = [];
  const style = LISTS[list.tagName];
  for (const item of list.children) {
    if (LISTS[item.tagName]) {
      found.push(...readList(item, indent + 1));
      continue;
    }
    const nested = [...item.children].filter(({ tagName }) => LISTS[tagName]);
    const own = [...item.childNodes].filter((node) => !nested.includes(node));
    const last = found.at(-1);
    const section = { type: "rich_text_section", elements: joined(inlineParts(own)) };
    if (last?.indent === indent && last.style === style) last.elements.push(section);
    else found.push({ type: "rich_text_list", style, indent, elements: [section] });
    found.push(...nested.flatMap((each) => readList(each, indent + 1)));
  }
  return found;
}

function inlineParts(node, style = {}, link = null) {
  if (Array.isArray(node)) return node.flatMap((each) => inlineParts(each, style, link));
  if (kept.has(node)) return [kept.get(node)];
  if (node.nodeType === Node.TEXT_NODE) return textPart(node.data, style, link);
  if (node.tagName === "BR") return node.nextSibling ? [newLine()] : [];
  const inner = STYLES[node.tagName] ? { ...style, [STYLES[node.tagName]]: true } : style;
  const target = node.tagName === "A" ? node.getAttribute("href") : link;
  return [...node.childNodes].flatMap((child) => inlineParts(child, inner, target));
}

function textPart(data, style, link) {
  const text = data.replaceAll("\u00a0", " ").replaceAll("\u200b", "");
  if (!text) return [];
  const part = link ? { type: "link", url: link, text } : { type: "text", text };
  return [Object.keys(style).length ? { ...part, style } : part];
}

/** Neighbours of the same look become one. */
function joined(parts) {
  const found = [];
  const look = ({ text: _text, ...rest }) => JSON.stringify(rest);
  for (const part of parts) {
    const last = found.at(-1);
    if (last && "text" in part && look(last) === look(part)) last.text += part.text;
    else found.push({ ...part });
  }
  return found;
}

const isBlank = (elements) =>
  !elements.some(({ elements: parts }) =>
    parts.some(
      (part) => part.elements?.length || (part.type && (part.type !== "text" || part.text.trim())),
    ),
  );

/** Nodes for the editor from rich_text; people, channels and dates stay whole. */
export function drawRich(rich) {
  return (rich?.elements ?? []).flatMap((element) => (DRAWN[element.type] ?? lines)(element));
}

const DRAWN = {
  rich_text_list: ({ style, elements = [] }) => [
    h(
      style === "ordered" ? "ol" : "ul",
      elements.map((item) => h("li", item.elements.map(inline))),
    ),
  ],
  rich_text_preformatted: ({ elements = [] }) => [h("pre", elements.map(inline))],
  rich_text_quote: ({ elements = [] }) => [h("blockquote", elements.map(inline))],
};

function lines({ elements = [] }) {
  const found = [[]];
  for (const part of elements) {
    const [first, ...more] = part.type === "text" ? part.text.split("\n") : [null];
    found.at(-1).push(part.type === "text" ? { ...part, text: first } : part);
    for (const text of more) found.push([{ ...part, text }]);
  }
  return found.map((parts) =>
    h("div", parts.some(({ text }) => text !== "") ? parts.map(inline) : h("br")),
  );
}

function inline(part) {
  if (part.type === "text" || part.type === "link") return styled(part);
  const whole = h(
    "span.kept",
    { contenteditable: "false" },
    richText([{ type: "rich_text_section", elements: [part] }]),
  );
  kept.set(whole, part);
  return whole;
}

function styled({ type, text, url, style = {} }) {
  const words = type === "link" ? h("a", { href: url }, text || url) : (text ?? "");
  return Object.keys(TAGS).reduce(
    (inner, name) => (style[name] ? h(TAGS[name], {}, inner) : inner),
    words,
  );
}
