// "Are you sure?": the confirmation dialogs that apps attach to buttons, and the page's own.

import { freshId, h } from "../core/dom.js";
import { textObject, wordsOf } from "../text/mrkdwn.js";
import { lay } from "./overlay.js";

/** Ask a person to confirm. Resolves to true or false. */
export function askFirst({ title, text, confirm, deny, style }, control) {
  const ids = { title: freshId("title"), text: freshId("text") };
  return new Promise((resolve) => {
    const answer = (yes) => {
      close();
      control?.focus();
      resolve(yes);
    };
    const yes = h(
      "button",
      {
        class: `button ${style === "danger" ? "danger solid" : "primary"}`,
        onclick: () => answer(true),
      },
      wordsOf(confirm) || "Yes",
    );
    const no = h("button.button", { onclick: () => answer(false) }, wordsOf(deny) || "Cancel");
    const dialog = h(
      "div.dialog.small",
      {
        role: "alertdialog",
        "aria-modal": "true",
        "aria-labelledby": ids.title,
        "aria-describedby": ids.text,
      },
      h("h2", { id: ids.title }, wordsOf(title) || "Are you sure?"),
      h("div.dialog-body.text", { id: ids.text }, textObject(text)),
      h("div.dialog-foot", no, yes),
    );
    const close = lay(dialog, { escape: () => answer(false), focus: () => no });
  });
}

/** A plain text object, for the page's own questions. */
export const said = (text) => ({ type: "plain_text", text });
