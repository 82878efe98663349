// JSON as a tree that folds.

import { h } from "../core/dom.js";

const OPEN = 2;
const LONG = 12;

/** Draw any JSON value; small parts are open, long and deep ones can be opened. */
export function tree(value) {
  return h("div.json", branch(null, value, 0));
}

function branch(key, value, depth) {
  if (value === null || typeof value !== "object") return leaf(key, value);
  const entries = Object.entries(value);
  if (!entries.length) return leaf(key, value);
  const fold = h(
    "details.json-fold",
    { open: depth < OPEN && (depth === 0 || entries.length <= LONG) },
    h("summary", name(key), h("span.json-size", size(value, entries.length))),
  );
  const fill = () => {
    if (fold.open && fold.children.length === 1)
      fold.append(...entries.map(([inner, each]) => branch(inner, each, depth + 1)));
  };
  fold.addEventListener("toggle", fill);
  fill();
  return fold;
}

const size = (value, count) =>
  Array.isArray(value)
    ? `[ ${count} ${count === 1 ? "item" : "items"} ]`
    : `{ ${count} ${count === 1 ? "field" : "fields"} }`;

const name = (key) => (key === null ? null : h("span.json-key", key));

function leaf(key, value) {
  const kind = value === null ? "null" : typeof value;
  const words = typeof value === "string" ? value : JSON.stringify(value);
  return h("div.json-leaf", name(key), h(`span.json-${kind}`, words === "" ? "“”" : words));
}
