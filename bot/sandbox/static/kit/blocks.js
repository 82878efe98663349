// Block Kit: draws a list of blocks, and redraws only those that changed.

import { arrange, h, keepingFocus } from "../core/dom.js";
import { button, overflow } from "./buttons.js";
import { holdsValue } from "./fields.js";
import { inputBlock, loneField } from "./inputs.js";
import { markdown } from "../text/markdown.js";
import { plain, textObject } from "../text/mrkdwn.js";
import { picture } from "./pictures.js";
import { richText } from "../text/richtext.js";
import { alertBlock, card, carousel, container, contextActions, table } from "./cards.js";

/** Something in a block that one can press or fill in. */
function element(item, block, scope) {
  if (item.type === "button" || item.type === "workflow_button") return button(item, block, scope);
  if (item.type === "overflow") return overflow(item, block, scope);
  if (item.type === "image") return picture(item, "thumb");
  return holdsValue(item) ? loneField(item, block, scope) : unknown(item);
}

const DRAWN = {
  section: (block, scope) =>
    h(
      "div.section",
      h(
        "div.section-words",
        block.text && h("div.text", textObject(block.text)),
        block.fields &&
          h(
            "div.fields",
            block.fields.map((field) => h("div.text", textObject(field))),
          ),
      ),
      block.accessory && h("div.accessory", element(block.accessory, block, scope)),
    ),
  actions: (block, scope) =>
    h(
      "div.actions",
      (block.elements ?? []).map((item) => element(item, block, scope)),
    ),
  context: (block) =>
    h(
      "div.context",
      (block.elements ?? []).map((item) =>
        item.type === "image" ? picture(item, "tiny") : h("span.text", textObject(item)),
      ),
    ),
  divider: () => h("hr"),
  header: (block) =>
    h(
      "div",
      { class: `header level-${block.level ?? 1}`, role: "heading", "aria-level": "3" },
      plain(block.text?.text, block.text?.emoji !== false),
    ),
  image: (block) =>
    h(
      "figure.image",
      block.title && h("figcaption", textObject(block.title)),
      picture(block, "large"),
    ),
  input: (block, scope) =>
    holdsValue(block.element) ? inputBlock(block, scope) : unknown(block.element ?? block),
  rich_text: (block) => h("div.text", richText(block.elements)),
  markdown: (block) => h("div.text.markdown", markdown(block.text)),
  alert: alertBlock,
  table,
  card: (block, scope) => card(block, scope, element),
  carousel: (block, scope) => carousel(block, scope, element),
  container: (block, scope) => container(block, scope, blockNode),
  context_actions: (block, scope) => contextActions(block, scope, element),
};

function unknown({ type }) {
  return h(
    "div.unknown",
    { role: "note" },
    `${type ?? "Something"}: the sandbox does not draw this yet`,
  );
}

/** One block as an element. */
function blockNode(block, scope) {
  const draw = Object.hasOwn(DRAWN, block.type) ? DRAWN[block.type] : unknown;
  const node = draw(block, scope);
  node.classList.add("block");
  if (block.block_id) node.dataset.block = block.block_id;
  return node;
}

/** Put blocks into a parent; those that did not change stay as they are, with caret and scroll. */
export function drawBlocks(parent, blocks, scope) {
  scope.fields.show(blocks ?? []);
  const before = parent.drawnBlocks ?? new Map();
  const after = new Map();
  keepingFocus(parent, () => {
    const nodes = (blocks ?? []).map((block, index) => {
      const key = block.block_id ?? `#${index}`;
      const drawing = JSON.stringify([block, scope.errors?.[block.block_id] ?? null]);
      const known = before.get(key);
      const node = known?.drawing === drawing ? known.node : blockNode(block, scope);
      after.set(key, { drawing, node });
      return node;
    });
    arrange(parent, nodes);
  });
  parent.drawnBlocks = after;
}
