// The blocks of 2026 and the table: alert, card, carousel, container, feedback buttons, table.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { plain, textObject } from "../text/mrkdwn.js";
import { picture } from "./pictures.js";
import { richText } from "../text/richtext.js";

/** A coloured note; its level is also said in words. */
export function alertBlock({ text, level = "default" }) {
  const known = ["info", "warning", "error", "success"].includes(level) ? level : "default";
  const sign = { warning: "warn", error: "warn", success: "check" }[known] ?? "info";
  const words = typeof text === "string" ? [plain(text)] : textObject(text);
  return h(
    "div",
    { class: `alert ${known}`, role: "note", "aria-label": known === "default" ? null : known },
    icon(sign),
    h("div.text", words),
  );
}

/** A card with picture, words and up to three buttons. */
export function card(block, scope, element) {
  return h(
    "div.card",
    block.hero_image && picture(block.hero_image, "large"),
    h(
      "div.card-words",
      (block.icon || block.title) &&
        h(
          "div.card-title",
          block.icon && picture(block.icon, "tiny"),
          h("strong", textObject(block.title)),
        ),
      block.subtitle && h("div.card-subtitle", textObject(block.subtitle)),
      block.body && h("div.text", textObject(block.body)),
      block.subtext && h("div.context", textObject(block.subtext)),
      block.actions &&
        h(
          "div.actions",
          block.actions.map((item) => element(item, block, scope)),
        ),
    ),
  );
}

/** Cards side by side. */
export function carousel(block, scope, element) {
  return h(
    "div.carousel",
    { tabindex: "0", role: "group", "aria-label": "Cards" },
    (block.elements ?? block.cards ?? []).map((item) =>
      card({ block_id: block.block_id, ...item }, scope, element),
    ),
  );
}

/** Blocks in a box with a title, folded where the app says so. */
export function container(block, scope, blockNode) {
  const title = block.rich_text_title
    ? richText(block.rich_text_title.elements)
    : textObject(block.title);
  const inside = h(
    "div.container-blocks",
    block.subtitle && h("p.note", textObject(block.subtitle)),
    (block.child_blocks ?? []).map((child) => blockNode(child, scope)),
  );
  if (!block.is_collapsible) return h("div.container", h("p.container-title", title), inside);
  return h(
    "details.container",
    { open: !block.default_collapsed },
    h("summary.container-title", title),
    inside,
  );
}

/** Thumbs and small icon buttons under a message. */
export function contextActions(block, scope, element) {
  const asButtons = (item) => {
    if (item.type !== "feedback_buttons") return [{ ...item }];
    return [item.positive_button, item.negative_button]
      .filter(Boolean)
      .map((one) => ({ action_id: item.action_id, ...one }));
  };
  return h(
    "div.actions",
    (block.elements ?? []).flatMap(asButtons).map((item) => element(item, block, scope)),
  );
}

/** A table; the first row is its head. */
export function table({ rows = [], column_settings: settings = [] }) {
  const [head, ...body] = rows;
  const row = (cells, tag) =>
    h(
      "tr",
      cells.map((cell, index) => {
        const node = h(tag, tag === "th" ? { scope: "col" } : {}, tableCell(cell));
        node.style.textAlign = settings[index]?.align ?? "left";
        return node;
      }),
    );
  return h(
    "div.table-scroll",
    { tabindex: "0", role: "group", "aria-label": "Table" },
    h(
      "table",
      h("thead", head && row(head, "th")),
      h(
        "tbody",
        body.map((cells) => row(cells, "td")),
      ),
    ),
  );
}

function tableCell(cell) {
  if (cell?.type === "rich_text") return richText(cell.elements);
  return plain(String(cell?.text ?? cell?.value ?? cell?.number ?? ""));
}
