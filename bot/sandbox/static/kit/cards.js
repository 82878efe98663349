// The blocks of 2026: alert, card, carousel, container, feedback and icon buttons.

import { h } from "../core/dom.js";
import { icon, iconButton } from "../core/icons.js";
import { plain, textObject, wordsOf } from "../text/mrkdwn.js";
import { picture } from "./pictures.js";
import { press } from "./press.js";
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
      cardHead(block),
      block.body && h("div.text", textObject(block.body)),
      block.subtext && h("div.card-subtext.text", textObject(block.subtext)),
      block.actions &&
        h(
          "div.actions",
          block.actions.map((item) => element(item, block, scope)),
        ),
    ),
  );
}

function cardHead({ icon: image, slack_icon: sign, title, subtitle }) {
  if (!(image || sign || title || subtitle)) return null;
  return h(
    "div.card-head",
    image && picture(image, "icon"),
    sign && h("span.card-sign", icon(sign.name)),
    h(
      "div",
      title && h("div.card-title.text", textObject(title)),
      subtitle && h("div.card-subtitle.text", textObject(subtitle)),
    ),
  );
}

/** Cards side by side, with arrows for those who cannot swipe. */
export function carousel(block, scope, element) {
  const cards = block.elements ?? block.cards ?? [];
  const row = h(
    "div.carousel",
    { tabindex: "0", role: "group", "aria-label": `${cards.length} cards` },
    cards.map((item) =>
      card({ ...item, block_id: item.block_id ?? block.block_id }, scope, element),
    ),
  );
  const turn = (way) => row.scrollBy({ left: way * row.clientWidth * 0.8, behavior: "smooth" });
  if (cards.length < 2) return h("div.carousel-frame", row);
  return h(
    "div.carousel-frame",
    row,
    h(
      "div.carousel-arrows",
      iconButton("plain", "Earlier cards", "back", () => turn(-1)),
      iconButton("plain", "Later cards", "next", () => turn(1)),
    ),
  );
}

const WIDTHS = new Set(["narrow", "standard", "wide", "full"]);

/** Blocks in a box with a title, folded where the app says so. */
export function container(block, scope, blockNode) {
  const width = WIDTHS.has(block.width) ? block.width : "standard";
  const look = `container ${width}${block.has_header_divider ? " divided" : ""}`;
  const inside = h(
    "div.container-blocks",
    (block.child_blocks ?? []).map((child) => blockNode(child, scope)),
  );
  if (!block.is_collapsible)
    return h("div", { class: look }, h("div.container-head", containerHead(block)), inside);
  return h(
    "details",
    { class: look, open: !block.default_collapsed },
    h("summary.container-head", containerHead(block), icon("down")),
    inside,
  );
}

function containerHead({ icon: image, title, rich_text_title: rich, subtitle }) {
  return [
    image && picture(image, "icon"),
    h(
      "span.container-words",
      h("span.container-title", rich ? richText(rich.elements) : textObject(title)),
      subtitle && h("span.note", textObject(subtitle)),
    ),
  ];
}

/** Thumbs and small icon buttons under a message. */
export function contextActions(block, scope, isForMe) {
  return h(
    "div.context-actions",
    (block.elements ?? [])
      .filter(isForMe)
      .map((item) => (item.type === "feedback_buttons" ? thumbs : signButton)(item, block, scope)),
  );
}

function thumbs(item, block, scope) {
  const thumb = (side, sign) => {
    const { text, value, accessibility_label: label } = item[side] ?? {};
    const words = wordsOf(text);
    const control = iconButton("plain", label ?? words, sign, async () => {
      if (!(await press(scope, block, item, value, control))) return;
      for (const each of control.parentNode.children)
        each.setAttribute("aria-pressed", String(each === control));
    });
    Object.assign(control.dataset, { key: `${block.block_id}/${item.action_id}/${side}` });
    control.setAttribute("aria-pressed", "false");
    return control;
  };
  return h(
    "span.thumbs",
    { role: "group", "aria-label": "Feedback" },
    item.positive_button && thumb("positive_button", "thumb-up"),
    item.negative_button && thumb("negative_button", "thumb-down"),
  );
}

function signButton(item, block, scope) {
  const name = item.accessibility_label ?? wordsOf(item.text);
  const data = { key: `${block.block_id}/${item.action_id}` };
  const run = () => press(scope, block, item, undefined, control);
  const control = iconButton("plain", name, item.icon, run, { data });
  return control;
}
