// Modals: the top of the person's view stack, with what they typed kept while it changes.

import { act } from "../core/api.js";
import { drawBlocks } from "../kit/blocks.js";
import { freshId, h, tabStops, whileBusy } from "../core/dom.js";
import { Fields } from "../kit/fields.js";
import { icon, iconButton } from "../core/icons.js";
import { plain } from "../text/mrkdwn.js";
import { lay } from "./overlay.js";
import { place } from "../core/place.js";
import { on, store } from "../core/store.js";

const TROUBLE = "We had some trouble connecting. Try again?";
const forms = new Map();
let shown = null;
let depth = 0;

/** Show modals as they come. */
export function startModals() {
  on("views state", show);
  on("errors", ({ view_id: id, errors }) => {
    const form = forms.get(id);
    if (!form) return;
    form.errors = errors ?? {};
    if (shown?.view.id === id) refill(shown.view);
    focusFirstError();
  });
}

function show() {
  const view = store.views.at(-1);
  for (const id of forms.keys())
    if (!store.views.some((other) => other.id === id)) forms.delete(id);
  if (!view) {
    shown?.close();
    shown = null;
    depth = 0;
    return;
  }
  shown ??= putUp();
  const fresh = shown.view?.id !== view.id;
  if (fresh) turnPage();
  refill(view);
  if (fresh) focusOnLoad(view);
}

function putUp() {
  const titleId = freshId("title");
  const parts = {
    back: iconButton("plain", "Back", "back", () => leave(false)),
    title: h("h2", { id: titleId }),
    body: h("div.dialog-body"),
    trouble: h("p.dialog-trouble.field-error", { role: "alert", hidden: true }),
    foot: h("div.dialog-foot"),
  };
  const cross = iconButton("plain", "Close dialog", "close", () => leave(true));
  const head = h("div.dialog-head", parts.back, parts.title, cross);
  const form = h("form.dialog-form", { novalidate: true, onsubmit: submit }, head);
  form.append(parts.body, parts.trouble, parts.foot);
  const dialog = h(
    "div.dialog.modal",
    { role: "dialog", "aria-modal": "true", "aria-labelledby": titleId },
    form,
  );
  return { view: null, dialog, parts, close: lay(dialog, { escape: () => leave(false) }) };
}

/** Another view: it slides in from the side it comes from, deeper in the stack or back. */
function turnPage() {
  const way = store.views.length > depth ? "deeper" : "back";
  const body = h(
    depth && store.views.length !== depth ? `div.dialog-body.${way}` : "div.dialog-body",
  );
  depth = store.views.length;
  shown.parts.body.replaceWith(body);
  shown.parts.body = body;
}

function formOf(view) {
  if (!forms.has(view.id)) forms.set(view.id, { fields: new Fields(place().channel), errors: {} });
  const form = forms.get(view.id);
  form.fields.hold(view.state?.values);
  return form;
}

function refill(view) {
  const { parts, dialog } = shown;
  const form = formOf(view);
  shown.view = view;
  dialog.dataset.depth = String(store.views.length);
  parts.back.hidden = store.views.length < 2;
  parts.title.textContent = plain(view.title?.text);
  drawBlocks(parts.body, view.blocks, {
    container: { kind: "view", view_id: view.id },
    fields: form.fields,
    errors: form.errors,
    clearError: (id) => clearError(form, id),
  });
  drawTrouble(parts.trouble, form.errors[""]);
  drawFoot(view, parts.foot);
  if (document.activeElement === document.body) dialog.focus({ preventScroll: true });
}

function drawTrouble(node, sentence) {
  node.hidden = !sentence;
  node.replaceChildren(...(sentence ? [icon("warn"), sentence] : []));
}

function drawFoot(view, foot) {
  const texts = JSON.stringify([view.submit, view.close]);
  if (foot.dataset.texts === texts) return;
  foot.dataset.texts = texts;
  const submitText = plain(view.submit?.text);
  foot.replaceChildren(
    h(
      "button.button",
      { onclick: () => leave(false) },
      plain(view.close?.text) || (submitText ? "Cancel" : "Close"),
    ),
    ...(submitText ? [h("button.button.primary", { type: "submit" }, submitText)] : []),
  );
}

function clearError(form, blockId) {
  if (!form.errors[blockId]) return;
  delete form.errors[blockId];
  const block = shown.parts.body.querySelector(`[data-block="${CSS.escape(blockId)}"]`);
  block?.classList.remove("wrong");
  block?.querySelector(".field-error")?.setAttribute("hidden", "");
  block?.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
}

async function submit(event) {
  event.preventDefault();
  const { view, dialog } = shown;
  const button = dialog.querySelector("[type=submit]");
  if (!button) return;
  const form = formOf(view);
  form.errors = form.fields.faults();
  refill(view);
  if (Object.keys(form.errors).length) {
    focusFirstError();
    return;
  }
  const sent = { view_id: view.id, values: form.fields.values() };
  const answer = await whileBusy(button, () => act("submit", sent));
  if (answer === null && shown?.view.id === view.id) drawTrouble(shown.parts.trouble, TROUBLE);
}

function leave(all) {
  act("close", { view_id: shown.view.id, all });
}

function focusFirstError() {
  const wrong = shown?.parts.body.querySelector(".wrong");
  wrong?.scrollIntoView({ block: "nearest" });
  (
    wrong?.querySelector("[aria-invalid]") ?? tabStops(wrong ?? document.createElement("div"))[0]
  )?.focus();
}

function focusOnLoad(view) {
  const { body } = shown.parts;
  const chosen = (view.blocks ?? []).find((block) =>
    [block.element, block.accessory, ...(block.elements ?? [])].some((one) => one?.focus_on_load),
  );
  const within = chosen
    ? body.querySelector(`[data-block="${CSS.escape(chosen.block_id)}"]`)
    : body;
  const field = tabStops(within ?? body).find((stop) => stop.matches(FIELDS));
  (chosen || isForm(view) ? (field ?? shown.dialog) : shown.dialog).focus({ preventScroll: true });
}

const FIELDS = "input, textarea, select, [contenteditable]";

const isForm = (view) => view.blocks?.[0]?.type === "input";
