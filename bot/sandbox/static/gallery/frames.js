// The frames in which views stand: a message, a modal, the App Home.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { store } from "../core/store.js";
import { drawBlocks } from "../kit/blocks.js";
import { Fields } from "../kit/fields.js";
import { mrkdwn, plain } from "../text/mrkdwn.js";

/** How each kind of surface is drawn. */
export const FRAMES = { message, modal, home };

function filled(kind, blocks) {
  const holder = h(kind);
  drawBlocks(holder, blocks, { container: null, fields: new Fields() });
  for (const folded of holder.querySelectorAll(".folded")) folded.classList.remove("folded");
  for (const more of holder.querySelectorAll(".more")) more.remove();
  return holder;
}

const face = () =>
  h("span.avatar.app.hue-0", { "aria-hidden": "true" }, (store.app.name[0] ?? "A").toUpperCase());

function message({ text, blocks, attachments = [] }) {
  return h(
    "div.g-message",
    face(),
    h(
      "div.g-said",
      h("p.g-author", h("strong", store.app.name), h("span.app-badge", "APP")),
      blocks?.length ? filled("div.blocks", blocks) : h("div.text", mrkdwn(text)),
      attachments.map((each) =>
        h(
          "div.attachment",
          each.blocks
            ? filled("div", each.blocks)
            : h("div.text", mrkdwn(each.text ?? each.fallback)),
        ),
      ),
      blocks?.length && text
        ? h(
            "p.note.g-notice",
            icon("info"),
            h("span", "Read aloud and in notices: ", h("q", h("span", mrkdwn(text)).textContent)),
          )
        : null,
    ),
  );
}

function modal({ title, submit, close, blocks }) {
  const send = plain(submit?.text);
  return h(
    "div.dialog.modal",
    { role: "group", "aria-label": `The form ${plain(title?.text)}` },
    h(
      "div.dialog-head",
      h("p.g-title", plain(title?.text)),
      h("span.plain", { "aria-hidden": "true" }, icon("close")),
    ),
    filled("div.dialog-body", blocks),
    h(
      "div.dialog-foot",
      h("button.button", plain(close?.text) || (send ? "Cancel" : "Close")),
      send ? h("button.button.primary", send) : null,
    ),
  );
}

function home({ blocks }) {
  return h(
    "div.g-home",
    h("p.g-home-head", face(), h("strong", store.app.name)),
    h(
      "p.g-tabs",
      { "aria-hidden": "true" },
      ["Home", "Messages", "About"].map((tab, index) => h(index ? "span" : "span.here", tab)),
    ),
    filled("div.home-blocks", blocks),
  );
}
