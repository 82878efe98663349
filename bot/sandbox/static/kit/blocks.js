// Block Kit: draws a list of blocks, and redraws only those that changed.

import { arrange, h, keepingFocus } from "../core/dom.js";
import { button, overflow } from "./buttons.js";
import { icon } from "../core/icons.js";
import { holdsValue } from "./fields.js";
import { orderHeadings } from "./headings.js";
import { inputBlock, loneField } from "./inputs.js";
import { markdown } from "../text/markdown.js";
import { plain, textObject } from "../text/mrkdwn.js";
import { picture } from "./pictures.js";
import { richText } from "../text/richtext.js";
import { alertBlock, card, carousel, container, contextActions } from "./cards.js";
import { chartBlock } from "./chart.js";
import { store } from "../core/store.js";
import { dataTable, table } from "./tables.js";
import { plan, taskCard } from "./tasks.js";
import { provider } from "./provider.js";
import { video } from "./video.js";

/** Something in a block that one can press or fill in. */
function element(item, block, scope) {
  if (!isForMe(item)) return null;
  if (item.type === "button" || item.type === "workflow_button") return button(item, block, scope);
  if (item.type === "overflow") return overflow(item, block, scope);
  if (item.type === "image") return picture(item, "thumb");
  return holdsValue(item) ? loneField(item, block, scope) : unknown(item);
}

const isForMe = ({ visible_to_user_ids: only }) =>
  !only?.length || !store.me || only.includes(store.me.id);

const LONG = 900;

/** The words of a section; long ones are folded unless the app wants them whole. */
function sectionWords({ text, expand }) {
  const words = h("div.text", textObject(text));
  if (expand || (text.text ?? "").length < LONG) return words;
  words.classList.add("folded");
  const more = h(
    "button.more",
    {
      "aria-expanded": "false",
      onclick: () => {
        const isFolded = words.classList.toggle("folded");
        more.textContent = isFolded ? "See more" : "See less";
        more.setAttribute("aria-expanded", String(!isFolded));
      },
    },
    "See more",
  );
  return [words, more];
}

const DRAWN = {
  section: (block, scope) =>
    h(
      "div.section",
      h(
        "div.section-words",
        block.text && sectionWords(block),
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
      {
        class: `header level-${block.level ?? 1}`,
        role: "heading",
        data: { level: block.level ?? 1 },
      },
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
  auth_provider: (block, scope) => provider(block, scope, element),
  table,
  data_table: dataTable,
  data_visualization: chartBlock,
  plan,
  task_card: taskCard,
  video,
  file: (block) =>
    h("p.remote-file", icon("file"), `A file from elsewhere (${block.external_id ?? ""})`),
  card: (block, scope) => card(block, scope, element),
  carousel: (block, scope) => carousel(block, scope, element),
  container: (block, scope) => container(block, scope, blockNode),
  context_actions: (block, scope) => contextActions(block, scope, isForMe),
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
  parent.classList.add("kit");
  scope.fields.show(blocks ?? []);
  const scroller = parent.closest(".home, .dialog-body");
  const scrolled = scroller?.scrollTop;
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
  orderHeadings(parent, scope.container);
  parent.drawnBlocks = after;
  if (scroller) scroller.scrollTop = scrolled;
}
