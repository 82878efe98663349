// How the series of a chart differ: by colour, and without colour by pattern, dashes and marks.

import { dashes, markerPath } from "./shapes.js";
import { s } from "./svg.js";

const COLOURS = 12;
const STROKES = [
  null,
  "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
  "M1.5 3h.01M4.500 0h.01M4.500 6h.01",
  "M-1 -1L7 7M5 -1L7 1M-1 5L1 7",
  "M0 3h6",
  "M0 0L6 6M6 0L0 6",
];

/** The class that gives the n-th series its colour. */
export const colour = (index) => `tint tint-${(index % COLOURS) + 1}`;

/** Patterns for the fills of a chart, and the fill of each series. */
export function fills(prefix, count) {
  const used = STROKES.slice(0, count).map(
    (strokes, index) => strokes && pattern(`${prefix}-${index}`, strokes, index),
  );
  return {
    defs: s("defs", {}, used),
    over: (index) =>
      STROKES[index % STROKES.length] ? `url(#${prefix}-${index % STROKES.length})` : null,
  };
}

function pattern(id, d, index) {
  const width = index === 2 ? 2.4 : 1.3;
  return s(
    "pattern",
    { id, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
    s("path", { d, class: "chart-hatch", "stroke-width": width }),
  );
}

/** A filled shape: its colour, and its pattern over it. */
export function filled(d, index, over, title) {
  return s(
    "g",
    { class: colour(index) },
    title && s("title", {}, title),
    s("path", { d, class: "chart-fill" }),
    over(index) && s("path", { d, fill: over(index) }),
  );
}

/** The small sign of a series in the legend. */
export function swatch(kind, index, over) {
  const inside =
    kind === "line"
      ? [
          s("path", { d: "M0 8H26", class: "chart-line", "stroke-dasharray": dashes(index) }),
          s("path", { d: markerPath(index, 13, 8, 3.5), class: "chart-mark" }),
        ]
      : filled("M6 1h14v14h-14Z", index, over);
  return s(
    "svg",
    {
      class: `chart-sign ${colour(index)}`,
      viewBox: "0 0 26 16",
      width: 26,
      height: 16,
      "aria-hidden": "true",
    },
    inside,
  );
}
