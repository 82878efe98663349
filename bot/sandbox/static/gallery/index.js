// The list at the side: every view by feature and name.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";

/** Links to every view. */
export function index(views) {
  return h(
    "div",
    [...Map.groupBy(views, ({ feature }) => feature)].map(([feature, several]) =>
      h(
        "details",
        { open: true },
        h("summary", h("span", feature), h("span.note", String(several.length))),
        [...Map.groupBy(several, ({ group }) => group)].map(([group, few]) => [
          few.length > 1 ? h("p.g-index-group", group) : null,
          h("ul", few.map(line)),
        ]),
      ),
    ),
  );
}

function line({ id, name, kind, flaws }) {
  const bad = kind === "broken" || flaws.length > 0;
  const sign = bad
    ? h("span.g-sign", { role: "img", "aria-label": "has a mistake" }, icon("warn"))
    : null;
  return h("li", h("a", { id: `to-${id}`, href: `#${id}` }, name, sign));
}

/** Mark the link to the view that is looked at. */
export function markHere(id) {
  document.querySelector(".g-index [aria-current]")?.removeAttribute("aria-current");
  document.getElementById(`to-${id}`)?.setAttribute("aria-current", "true");
}
