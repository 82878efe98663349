// "Are you sure?": the confirmation dialogs that apps attach to buttons, and the page's own.

import { freshId, h } from "../core/dom.js";
import { textObject, wordsOf } from "../text/mrkdwn.js";
import { lay } from "./overlay.js";

/** Ask a person to confirm. Resolves to true or false. */
export function askFirst(question, control) {
  return new Promise((resolve) => {
    const answer = (yes) => {
      close();
      control?.focus();
      resolve(yes);
    };
    const no = h(
      "button.button",
      { onclick: () => answer(false) },
      wordsOf(question.deny) || "Cancel",
    );
    const dialog = dialogOf(
      question,
      no,
      yesButton(question, () => answer(true)),
    );
    const close = lay(dialog, { escape: () => answer(false), focus: () => no });
  });
}

function yesButton({ confirm, style }, run) {
  const kind = style === "danger" ? "button.button.danger.solid" : "button.button.primary";
  return h(kind, { onclick: run }, wordsOf(confirm) || "Yes");
}

function dialogOf({ title, text }, ...buttons) {
  const ids = { title: freshId("title"), text: freshId("text") };
  return h(
    "div.dialog.small",
    {
      role: "alertdialog",
      "aria-modal": "true",
      "aria-labelledby": ids.title,
      "aria-describedby": ids.text,
    },
    h("h2", { id: ids.title }, wordsOf(title) || "Are you sure?"),
    h("div.dialog-body.text", { id: ids.text }, textObject(text)),
    h("div.dialog-foot", buttons),
  );
}

/** A plain text object, for the page's own questions. */
export const said = (text) => ({ type: "plain_text", text });
