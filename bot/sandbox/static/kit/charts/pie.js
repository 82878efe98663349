// A pie: slices in the app's order, from the top and with the clock.

import { filled } from "./look.js";
import { fullNumber, percent } from "./scale.js";
import { slicePath } from "./shapes.js";
import { s } from "./svg.js";

const SIZE = 220;

/** The shares of a pie: [{label, value, share, from, to}], shares and turns between 0 and 1. */
export function shares(segments) {
  const sum = segments.reduce((total, { value }) => total + value, 0);
  let from = 0;
  return segments.map(({ label, value }) => {
    const share = sum ? value / sum : 0;
    const slice = { label, value, share, from, to: from + share };
    from += share;
    return slice;
  });
}

/** The inside of the drawing and its size: {width, height, parts}. */
export function pie({ segments }, _least, over) {
  const slices = shares(segments).map(({ label, value, share, from, to }, index) =>
    filled(
      slicePath([SIZE / 2, SIZE / 2], SIZE / 2 - 4, from, to),
      index,
      over,
      `${label}: ${fullNumber(value)} (${percent(share)})`,
    ),
  );
  return { width: SIZE, height: SIZE, parts: s("g", { class: "chart-pie" }, slices) };
}
