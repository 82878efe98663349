// One view of the gallery: its name, what Slack would say against it, its frame and its JSON.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { FRAMES } from "./frames.js";
import { still } from "./still.js";

/** A view with everything around it. */
export function entry(view) {
  const frame = h("div.g-frame");
  const draw = (kind) => {
    frame.className = `g-frame as-${kind}`;
    frame.replaceChildren(drawn(view, kind));
  };
  draw(view.kind);
  return h(
    "article.g-entry",
    { id: view.id, tabindex: "-1", "aria-labelledby": `name-${view.id}` },
    h(
      "div.g-head",
      h(
        "h4",
        { id: `name-${view.id}` },
        h("a", { href: `#${view.id}`, title: "A link to this view" }, view.name),
      ),
      mark(view),
      isLoose(view) ? surfaces(view.kind, draw) : null,
    ),
    h("p.note.g-file", view.file),
    view.flaws.length ? flaws(view.flaws) : null,
    frame,
    view.payload === undefined ? null : json(view.payload),
  );
}

/** Blocks alone may stand on any surface, so one may look at them on each. */
const isLoose = ({ payload }) => Array.isArray(payload);

function mark({ kind, flaws: found }) {
  if (kind === "broken") return h("span.g-mark.bad", icon("warn"), "Cannot be read");
  if (found.length)
    return h(
      "span.g-mark.bad",
      icon("warn"),
      `${found.length} ${found.length === 1 ? "mistake" : "mistakes"}`,
    );
  return null;
}

const flaws = (found) =>
  h(
    "ul.g-flaws",
    { "aria-label": "What Slack would say" },
    found.map((flaw) => h("li", flaw)),
  );

function surfaces(first, draw) {
  const choose = h(
    "select.field.short",
    { "aria-label": "Drawn as", onchange: () => draw(choose.value) },
    ["message", "modal", "home"].map((kind) =>
      h("option", { value: kind, selected: kind === first }, `as ${kind}`),
    ),
  );
  return choose;
}

/** The frame of a view; one that cannot be drawn says so and takes nothing else with it. */
function drawn(view, kind) {
  if (kind === "broken") return h("p.g-broken", icon("warn"), view.error);
  try {
    return still(FRAMES[kind](view.drawn));
  } catch (problem) {
    return h("p.g-broken", icon("warn"), `This view cannot be drawn: ${problem.message}`);
  }
}

function json(payload) {
  const words = h("pre.g-json", { tabindex: "0" });
  const fold = h("details.g-fold", h("summary", "JSON"), words);
  fold.addEventListener("toggle", () => {
    if (fold.open) words.textContent = JSON.stringify(payload, null, 2);
  });
  return fold;
}
