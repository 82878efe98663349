// A row of small buttons that is one stop for Tab; arrows go along it.

import { h } from "../core/dom.js";
import { iconButton } from "../core/icons.js";

/** A toolbar for a field: tools are [label, sign, run(field), isOn(field)?]. */
export function rovingToolbar(label, field, tools, done) {
  const buttons = tools.map(([name, sign, run], index) => {
    const control = iconButton("plain", name, sign, () => {
      if (field !== document.activeElement) field.focus();
      if (run(field) !== false) done();
    });
    control.tabIndex = index ? -1 : 0;
    control.addEventListener("mousedown", (event) => event.preventDefault());
    return control;
  });
  const node = h("div.toolbar", { role: "toolbar", "aria-label": label, onkeydown: walk }, buttons);
  const refresh = () =>
    tools.forEach(([, , , isOn], index) => {
      if (isOn) buttons[index].setAttribute("aria-pressed", String(isOn(field)));
    });
  refresh();
  return { node, refresh };
}

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

function walk(event) {
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.children];
  const at = buttons.indexOf(document.activeElement);
  const next = buttons[(at + step + buttons.length) % buttons.length];
  for (const each of buttons) each.tabIndex = each === next ? 0 : -1;
  next.focus();
}
