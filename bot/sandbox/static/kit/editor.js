// The small editor of rich_text_input: bold, italic, struck, code, lists and links.

import { h, safeUrl } from "../core/dom.js";
import { placeholder } from "./choices.js";
import { drawRich, readRich } from "./richvalue.js";
import { rovingToolbar } from "./toolbar.js";

const LINE = 22;

/** A field for rich text. */
export function editor(element, io) {
  const { id, ...attributes } = io.attributes;
  const field = h("div.field.rich-field.text", {
    id,
    role: "textbox",
    "aria-multiline": "true",
    contenteditable: "true",
    tabindex: "0",
    dir: "auto",
    ...attributes,
    oninput: () => changed(),
    onpaste: (event) => pastePlainly(event),
    onkeyup: () => bar.refresh(),
    onmouseup: () => bar.refresh(),
    data: { ...attributes.data, placeholder: placeholder(element) ?? "" },
  });
  field.append(...drawRich(io.value));
  if (element.min_lines) field.style.minHeight = `${element.min_lines * LINE + 18}px`;
  if (element.max_lines) field.style.maxHeight = `${element.max_lines * LINE + 18}px`;
  const changed = () => {
    const value = readRich(field);
    field.classList.toggle("blank", !value && !field.querySelector("ul, ol, pre, blockquote"));
    io.change(value, "on_character_entered");
    bar.refresh();
  };
  const link = linkRow(field, changed);
  const bar = rovingToolbar("Formatting", field, [...MARKS, ["Link", "link", link.open]], changed);
  field.classList.toggle("blank", !io.value);
  return h("div.rich-editor", bar.node, link.node, field);
}

const command = (name) => () => document.execCommand(name);

/** Label, sign, what it does, and how to know that it is on. */
const MARKS = [
  ["Bold", "bold", command("bold"), () => document.queryCommandState("bold")],
  ["Italic", "italic", command("italic"), () => document.queryCommandState("italic")],
  [
    "Strikethrough",
    "strike",
    command("strikeThrough"),
    () => document.queryCommandState("strikeThrough"),
  ],
  ["Code", "code", (field) => toggleCode(field), (field) => Boolean(codeAround(field))],
  [
    "Bulleted list",
    "bullets",
    command("insertUnorderedList"),
    () => document.queryCommandState("insertUnorderedList"),
  ],
  [
    "Numbered list",
    "numbers",
    command("insertOrderedList"),
    () => document.queryCommandState("insertOrderedList"),
  ],
];

function pastePlainly(event) {
  event.preventDefault();
  document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
}

const rangeIn = (field) => {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  return range && field.contains(range.commonAncestorContainer) ? range : null;
};

function codeAround(field) {
  const node = rangeIn(field)?.commonAncestorContainer;
  return (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("code") ?? null;
}

/** Browsers have no command for code: wrap what is selected, or take its wrapping away. */
function toggleCode(field) {
  const around = codeAround(field);
  if (around) {
    around.replaceWith(...around.childNodes);
    return;
  }
  const range = rangeIn(field);
  if (!range) return;
  const code = h("code", range.collapsed ? "\u200b" : "");
  if (!range.collapsed) code.append(range.extractContents());
  range.insertNode(code);
  getSelection().selectAllChildren(code);
  if (code.textContent === "\u200b") getSelection().collapseToEnd();
}

/** A row that asks for the address of a link. */
function linkRow(field, changed) {
  let range = null;
  const input = h("input.field", {
    type: "text",
    inputmode: "url",
    "aria-label": "Address of the link",
    placeholder: "https://",
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      finish(event.key === "Enter" ? safeUrl(input.value) : null);
    },
  });
  const add = h("button.button", { onclick: () => finish(safeUrl(input.value)) }, "Add link");
  const node = h("div.link-row", { hidden: true }, input, add);
  const finish = (address) => {
    node.hidden = true;
    input.value = "";
    field.focus();
    if (!address || !range) return;
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    insertLink(range, address);
    changed();
  };
  const open = () => {
    range = rangeIn(field)?.cloneRange() ?? null;
    if (!range) getSelection().selectAllChildren(field);
    range ??= getSelection().getRangeAt(0).cloneRange();
    node.hidden = false;
    input.focus();
    return false;
  };
  return { node, open };
}

function insertLink(range, address) {
  const link = h("a", { href: address });
  if (range.collapsed) link.append(address);
  else link.append(range.extractContents());
  range.insertNode(link);
  range.setStartAfter(link);
  range.collapse(true);
}
