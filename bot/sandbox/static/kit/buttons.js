// Buttons and overflow menus of Block Kit.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { openMenu } from "../layers/menus.js";
import { plain, wordsOf } from "../text/mrkdwn.js";
import { destination, openBeside, press } from "./press.js";

/** A button; with an address it also opens that address beside the sandbox. */
export function button(element, block, scope) {
  const address = destination(element);
  const control = h(
    address ? "a" : "button",
    {
      class: `button ${{ primary: "primary", danger: "danger" }[element.style] ?? ""}`,
      role: address && "button",
      type: address ? null : "button",
      href: address,
      target: address && "_blank",
      rel: address && "noopener noreferrer",
      "aria-label": element.accessibility_label,
      data: { key: `${block.block_id}/${element.action_id}` },
      onclick: (event) => clicked(event, element, block, scope, control),
      onkeydown: (event) => {
        if (address && event.key === " ") pressSpace(event, control);
      },
    },
    plain(element.text?.text, element.text?.emoji !== false),
  );
  return control;
}

function pressSpace(event, control) {
  event.preventDefault();
  control.click();
}

async function clicked(event, element, block, scope, control) {
  const address = destination(element);
  if (!address || !element.confirm) {
    press(scope, block, element, undefined, control);
    return;
  }
  event.preventDefault();
  if (await press(scope, block, element, undefined, control)) openBeside(address);
}

/** A menu behind three dots. */
export function overflow(element, block, scope) {
  const control = h(
    "button.button.overflow",
    {
      "aria-label": "More options",
      "aria-haspopup": "menu",
      data: { key: `${block.block_id}/${element.action_id}` },
      onclick: () => openMenu(control, (element.options ?? []).map(entry)),
    },
    icon("more"),
  );
  const entry = (option) => ({
    label: wordsOf(option.text),
    note: wordsOf(option.description),
    run: async () => {
      const done = await press(scope, block, element, option.value, control);
      const address = destination(option);
      if (done && address) openBeside(address);
    },
  });
  return control;
}
