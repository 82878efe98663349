// What a chart says in words: its gist for screen readers, and its numbers as a table.

import { h } from "../../core/dom.js";
import { shares } from "./pie.js";
import { fullNumber, percent } from "./scale.js";

const TOLD = 4;
const KINDS = { bar: "Bar chart", line: "Line chart", area: "Area chart", pie: "Pie chart" };
const many = (count, one, several) => `${count} ${count === 1 ? one : several}`;

/** One or a few sentences that say what is to be seen. */
export function gist(title, chart) {
  const told = chart.type === "pie" ? pieWords(chart) : plotWords(chart);
  return `${KINDS[chart.type]}: ${title}. ${told.join(" ")}`;
}

function pieWords({ segments }) {
  const slices = shares(segments).toSorted((one, other) => other.value - one.value);
  const parts = slices.slice(0, TOLD).map(({ label, share }) => `${label} ${percent(share)}`);
  const rest = slices.length - parts.length;
  return [`${parts.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`];
}

function plotWords({ series, categories }) {
  const [first, last] = [categories[0], categories.at(-1)];
  const span = categories.length > 1 ? `from ${first} to ${last}` : `for ${first}`;
  const rest = series.length - TOLD;
  return [
    `${many(series.length, "series", "series")} ${span}.`,
    ...series.slice(0, TOLD).map((one) => seriesWords(one, categories)),
    ...(rest > 0 ? [`And ${rest} more.`] : []),
  ];
}

function seriesWords({ name, values }, categories) {
  const known = values.filter(Number.isFinite);
  if (known.length < 2) return `${name}: ${known.length ? fullNumber(known[0]) : "nothing"}.`;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (least === most) return `${name}: ${fullNumber(most)} throughout.`;
  const where = (value) => categories[values.indexOf(value)];
  return `${name}: lowest ${fullNumber(least)} (${where(least)}), highest ${fullNumber(most)} (${where(most)}).`;
}

/** The numbers: a first row of names, then a row for each category or segment. */
export function numbers(chart) {
  if (chart.type === "pie")
    return [
      ["", "Value", "Share"],
      ...shares(chart.segments).map(({ label, value, share }) => [
        label,
        fullNumber(value),
        percent(share),
      ]),
    ];
  return [
    [chart.x_label ?? "", ...chart.series.map(({ name }) => name)],
    ...chart.categories.map((name, index) => [
      name,
      ...chart.series.map(({ values }) =>
        Number.isFinite(values[index]) ? fullNumber(values[index]) : "–",
      ),
    ]),
  ];
}

/** The numbers behind a fold. */
export function numbersTable(title, chart) {
  const [head, ...rows] = numbers(chart);
  return h(
    "details.chart-numbers",
    h("summary", "Show the numbers"),
    h(
      "div.table-scroll",
      { tabindex: "0", role: "group", "aria-label": `${title}, as a table` },
      h(
        "table",
        h(
          "thead",
          h(
            "tr",
            head.map((name) => h("th", { scope: "col" }, name || h("span.unseen", "Name"))),
          ),
        ),
        h(
          "tbody",
          rows.map(([name, ...cells]) =>
            h(
              "tr",
              h("th", { scope: "row" }, name),
              cells.map((cell) => h("td.number", cell)),
            ),
          ),
        ),
      ),
    ),
  );
}
