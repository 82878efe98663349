// data_visualization: a titled chart with its legend and its numbers, drawn as wide as there is room.

import { freshId, h } from "../core/dom.js";
import { fills, swatch } from "./charts/look.js";
import { pie, shares } from "./charts/pie.js";
import { plot } from "./charts/plot.js";
import { fullNumber, percent } from "./charts/scale.js";
import { s } from "./charts/svg.js";
import { gist, numbersTable } from "./charts/words.js";

const FIRST_WIDTH = 520;
const KINDS = new Set(["bar", "line", "area", "pie"]);

/** A data_visualization block. */
export function chartBlock(block) {
  const chart = read(block.chart ?? {});
  const title = block.title?.text ?? block.title ?? "";
  if (!chart)
    return h("div.unknown", { role: "note" }, `A chart “${title}” of a kind that is not drawn`);
  const look = fills(freshId("fill"), chart.series?.length ?? chart.segments.length);
  const canvas = h("div.chart-canvas", {
    role: "group",
    tabindex: "0",
    "aria-label": `Drawing of ${title}`,
  });
  const draw = (width) => canvas.replaceChildren(drawing(title, chart, width, look));
  draw(FIRST_WIDTH);
  if (chart.type !== "pie") followWidth(canvas, draw);
  return h(
    `figure.chart.chart-of-${chart.type}`,
    h("figcaption.chart-title", title),
    h("div.chart-row", canvas, legend(chart, look)),
    numbersTable(title, chart),
  );
}

/** What the app sent, as the drawing wants it; null where there is nothing to draw. */
export function read({ type, segments, series, axis_config: axis = {} }) {
  if (!KINDS.has(type)) return null;
  if (type === "pie") return segments?.length ? { type, segments } : null;
  const categories = axis.categories ?? series?.[0]?.data?.map(({ label }) => label) ?? [];
  if (!categories.length || !series?.length) return null;
  const { x_label, y_label } = axis;
  return {
    type,
    categories,
    x_label,
    y_label,
    series: series.map((one) => valued(one, categories)),
  };
}

function valued({ name, data = [] }, categories) {
  const known = new Map(data.map(({ label, value }) => [label, value]));
  return { name, values: categories.map((category) => known.get(category)) };
}

function drawing(title, chart, least, look) {
  const { width, height, parts } = (chart.type === "pie" ? pie : plot)(chart, least, look.over);
  return s(
    "svg",
    {
      class: "chart-svg",
      role: "img",
      "aria-label": gist(title, chart),
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
    },
    look.defs,
    parts,
  );
}

function followWidth(canvas, draw) {
  let last = FIRST_WIDTH;
  new ResizeObserver(([{ contentRect }]) => {
    const width = Math.floor(contentRect.width);
    if (!width || width === last) return;
    last = width;
    draw(width);
  }).observe(canvas);
}

function legend(chart, look) {
  const kind = chart.type === "line" ? "line" : "fill";
  const entries = chart.type === "pie" ? pieEntries(chart) : chart.series.map(({ name }) => [name]);
  return h(
    "ul.chart-legend",
    { "aria-label": "Legend" },
    entries.map(([name, value], index) =>
      h(
        "li",
        swatch(kind, index, look.over),
        h("span", name),
        value && h("span.chart-share", value),
      ),
    ),
  );
}

const pieEntries = ({ segments }) =>
  shares(segments).map(({ label, value, share }) => [
    label,
    `${fullNumber(value)} · ${percent(share)}`,
  ]);
