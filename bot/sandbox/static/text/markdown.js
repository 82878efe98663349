// markdown blocks: the common part of standard Markdown, drawn as elements.

import { h, outsideLink } from "../core/dom.js";
import { withEmoji } from "./emoji.js";

const FENCE = /^```/;
const STARTS = [
  [
    /^(#{1,6})\s+(.*)$/,
    ([, marks, text]) =>
      h(
        "p",
        { class: `md-h md-h${marks.length}`, role: "heading", data: { level: marks.length } },
        spans(text),
      ),
  ],
  [/^(?:---+|\*\*\*+)$/, () => h("hr")],
];

/** A whole Markdown text. */
export function markdown(text) {
  const rest = (text ?? "").split("\n");
  const nodes = [];
  while (rest.length) nodes.push(...takeBlock(rest));
  return nodes;
}

function takeBlock(rest) {
  if (FENCE.test(rest[0])) return [fence(rest)];
  if (isItem(rest[0])) return [list(rest)];
  if (QUOTE.test(rest[0])) return [quote(rest)];
  if (isRow(rest[0]) && /^[\s|:-]+$/.test(rest[1] ?? "")) return [table(rest)];
  const line = rest.shift();
  if (!line.trim()) return [];
  for (const [pattern, draw] of STARTS) {
    const found = pattern.exec(line);
    if (found) return [draw(found)];
  }
  return [paragraph(line, rest)];
}

function paragraph(line, rest) {
  const text = [line];
  while (
    rest.length &&
    rest[0].trim() &&
    !isItem(rest[0]) &&
    !FENCE.test(rest[0]) &&
    !/^(#|>)/.test(rest[0])
  )
    text.push(rest.shift());
  return h(
    "p",
    text.flatMap((part, index) => [...(index ? [h("br")] : []), ...spans(part)]),
  );
}

function fence(rest) {
  rest.shift();
  const code = [];
  while (rest.length && !FENCE.test(rest[0])) code.push(rest.shift());
  rest.shift();
  return h("pre", h("code", code.join("\n")));
}

const QUOTE = /^>\s?/;

function quote(rest) {
  const lines = [];
  while (QUOTE.test(rest[0] ?? "")) lines.push(rest.shift().replace(QUOTE, ""));
  return h("blockquote", markdown(lines.join("\n")));
}

const ITEM = /^(\s*)(?:([-*+])|(\d+)[.)])\s+(.*)$/;
const isItem = (line) => ITEM.test(line ?? "");
const depthOf = (line) => ITEM.exec(line)[1].replaceAll("\t", "    ").length;

/** Items of one depth; what is indented further belongs to the item above it. */
function list(rest) {
  const [, , bullet, number] = ITEM.exec(rest[0]);
  const depth = depthOf(rest[0]);
  const items = [];
  while (isItem(rest[0]) && depthOf(rest[0]) >= depth) {
    if (depthOf(rest[0]) > depth + 1) items.at(-1)?.append(list(rest));
    else if (Boolean(ITEM.exec(rest[0])[2]) !== Boolean(bullet)) break;
    else items.push(h("li", task(ITEM.exec(rest.shift())[4])));
  }
  const start = number && number !== "1" ? { start: number } : {};
  return h(bullet ? "ul" : "ol", start, items);
}

function task(text) {
  const found = /^\[([ xX])\]\s+(.*)$/.exec(text);
  return found ? [found[1] === " " ? "☐ " : "☑ ", ...spans(found[2])] : spans(text);
}

const isRow = (line) => /^\|.*\|$/.test(line?.trim() ?? "");
const cells = (line) =>
  line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());

function table(rest) {
  const head = cells(rest.shift());
  rest.shift();
  const rows = [];
  while (isRow(rest[0])) rows.push(cells(rest.shift()));
  return h(
    "div.table-scroll",
    h(
      "table",
      h(
        "thead",
        h(
          "tr",
          head.map((cell) => h("th", { scope: "col" }, spans(cell))),
        ),
      ),
      h(
        "tbody",
        rows.map((row) =>
          h(
            "tr",
            row.map((cell) => h("td", spans(cell))),
          ),
        ),
      ),
    ),
  );
}

const SPANS =
  /\\([\\`*_{}[\]()#+.!|>~-])|(`[^`]+`)|!?\[([^\]]*)\]\(([^)\s]+)\)|\*\*(.+?)\*\*|__(.+?)__|\*(\S.*?)\*|\b_(\S.*?)_\b|~~(.+?)~~|(https?:\/\/[^\s<>)]+)/;

function spans(text) {
  const found = SPANS.exec(text);
  if (!found) return text ? [withEmoji(text)] : [];
  const before = text.slice(0, found.index);
  return [
    ...(before ? [withEmoji(before)] : []),
    span(found),
    ...spans(text.slice(found.index + found[0].length)),
  ];
}

function span([, literal, code, label, link, bold, strong, italic, emphasis, struck, bare]) {
  if (literal) return literal;
  if (code) return h("code", code.slice(1, -1));
  if (link) return outsideLink(link, label || link);
  if (bold || strong) return h("strong", spans(bold ?? strong));
  if (italic || emphasis) return h("em", spans(italic ?? emphasis));
  return struck ? h("del", spans(struck)) : outsideLink(bare);
}
