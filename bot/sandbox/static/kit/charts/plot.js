// Bar, line and area charts on two axes.

import { colour, filled } from "./look.js";
import { standing, widthOf } from "./labels.js";
import { axis, bands, fullNumber, linear, shortNumber, tickLabel } from "./scale.js";
import { areaPath, barPath, dashes, linePath, markerPath } from "./shapes.js";
import { s } from "./svg.js";

const HEIGHT = 220;
const TOP = 18;
const THINNEST = 6;
const WIDEST = 56;
const WRITTEN = 24;

/** The inside of the drawing and its size: {width, height, parts}. */
export function plot(chart, least, over) {
  const frame = framed(chart, least);
  return {
    width: frame.width,
    height: frame.height,
    parts: [
      grid(frame),
      baseline(frame),
      DRAWN[chart.type](chart, frame, over),
      categories(frame),
      titles(chart, frame),
    ],
  };
}

function framed({ type, series, categories: names, x_label: xLabel, y_label: yLabel }, least) {
  const y = axis(
    series.flatMap(({ values }) => values),
    { fromZero: type !== "line" },
  );
  const ticks = y.ticks.map((value) => tickLabel(value, y.step));
  const left = 12 + Math.max(...ticks.map(widthOf)) + (yLabel ? 20 : 0);
  const needed = type === "bar" ? (series.length * THINNEST + 6) * names.length : names.length * 20;
  const width = Math.max(least, left + needed + 12);
  const x = bands(names.length, [left, width - 12]);
  const labels = standing(names, x.width);
  const start = labels.slanted ? Math.max(0, widthOf(names[0]) * 0.72 - x.middle(0)) : 0;
  const across = bands(names.length, [left + start, width - 12]);
  return {
    width,
    height: TOP + HEIGHT + labels.height + (xLabel ? 26 : 8),
    left: left + start,
    right: width - 12,
    bottom: TOP + HEIGHT,
    x: across,
    y: linear([y.low, y.high], [TOP + HEIGHT, TOP]),
    zero: Math.min(Math.max(0, y.low), y.high),
    values: y.ticks,
    ticks,
    labels,
  };
}

function grid({ values, ticks, left, right, y }) {
  return values.map((value, index) => [
    s("line", { class: "chart-grid", x1: left, x2: right, y1: y(value), y2: y(value) }),
    s("text", { class: "chart-tick end", x: left - 8, y: y(value) + 4 }, ticks[index]),
  ]);
}

const baseline = ({ left, right, y, zero }) =>
  s("line", { class: "chart-base", x1: left, x2: right, y1: y(zero), y2: y(zero) });

function categories({ x, bottom, labels: { slanted, lines } }) {
  return lines.map((parts, index) => {
    const [at, down] = [x.middle(index), bottom + 16];
    if (slanted)
      return s(
        "text",
        { class: "chart-tick end", transform: `translate(${at + 4} ${down - 2}) rotate(-45)` },
        parts[0],
      );
    return s(
      "text",
      { class: "chart-tick middle", x: at, y: down },
      parts.map((part, line) => s("tspan", { x: at, dy: line ? 14 : 0 }, part)),
    );
  });
}

function titles({ x_label: xLabel, y_label: yLabel }, { width, height, left, right, bottom }) {
  const middle = (TOP + bottom) / 2;
  return [
    xLabel &&
      s(
        "text",
        {
          class: "chart-axis middle",
          x: Math.min((left + right) / 2, width / 2 + left / 2),
          y: height - 8,
        },
        xLabel,
      ),
    yLabel &&
      s(
        "text",
        { class: "chart-axis middle", transform: `translate(12 ${middle}) rotate(-90)` },
        yLabel,
      ),
  ];
}

const said = (series, name, value) => `${series.name}, ${name}: ${fullNumber(value)}`;

function bars({ series, categories: names }, { x, y, zero }, over) {
  const room = x.width - Math.min(14, Math.max(4, x.width * 0.25));
  const width = Math.min(WIDEST, room / series.length);
  const gap = width > 8 ? 1.5 : width > 5 ? 0.75 : 0;
  const isWritten = series.length === 1 && x.width >= WRITTEN;
  return series.map((one, place) =>
    one.values.map((value, index) => {
      if (!Number.isFinite(value)) return null;
      const left = x.middle(index) - (width * series.length) / 2 + place * width + gap / 2;
      const bar = barPath(left, y(zero), width - gap, y(value));
      return [
        filled(bar, place, over, said(one, names[index], value)),
        isWritten && written(value, x, index, y),
      ].filter(Boolean);
    }),
  );
}

function written(value, x, index, y) {
  const label = shortNumber(value);
  if (widthOf(label) > x.width) return null;
  return s(
    "text",
    { class: "chart-value middle", x: x.middle(index), y: y(value) + (value < 0 ? 14 : -5) },
    label,
  );
}

const pointsOf = ({ values }, { x, y }) =>
  values.map((value, index) => (Number.isFinite(value) ? [x.middle(index), y(value)] : null));

function lines({ series, categories: names }, frame) {
  return series.map((one, place) => {
    const points = pointsOf(one, frame);
    return s(
      "g",
      { class: colour(place) },
      s("path", { class: "chart-line", d: linePath(points), "stroke-dasharray": dashes(place) }),
      points.map(
        (point, index) =>
          point &&
          s(
            "path",
            {
              class: place < 6 ? "chart-mark" : "chart-mark hollow",
              d: markerPath(place, ...point),
            },
            s("title", {}, said(one, names[index], one.values[index])),
          ),
      ),
    );
  });
}

function areas(chart, frame, over) {
  const shapes = chart.series.map((one, place) => {
    const d = areaPath(pointsOf(one, frame), frame.y(frame.zero));
    return s(
      "g",
      { class: `${colour(place)} chart-area` },
      s("path", { d, class: "chart-fill" }),
      over(place) && s("path", { d, fill: over(place) }),
    );
  });
  return [shapes, lines(chart, frame)];
}

const DRAWN = { bar: bars, line: lines, area: areas };
