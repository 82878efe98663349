// Notices as small cards in the corner, read out as they come.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { on } from "../core/store.js";

const READING_TIME = 7000;
const MOST = 4;

/** Show what Slack, or the sandbox itself, tells this person. */
export function startToasts(root) {
  on("notice", ({ text, kind }) => {
    const calm = kind !== "error";
    for (const other of root.children) if (other.textContent === text) other.remove();
    const toast = h(
      "div",
      { class: calm ? "toast" : "toast error" },
      icon(calm ? "info" : "warn"),
      h("p", text),
      h(
        "button.plain",
        { "aria-label": "Dismiss notice", onclick: () => toast.remove() },
        icon("close"),
      ),
    );
    root.append(toast);
    while (root.children.length > MOST) root.firstChild.remove();
    leaveLater(toast, calm ? READING_TIME : READING_TIME * 2);
  });
}

function leaveLater(toast, delay) {
  setTimeout(
    () => (toast.matches(":hover, :focus-within") ? leaveLater(toast, delay) : toast.remove()),
    delay,
  );
}
