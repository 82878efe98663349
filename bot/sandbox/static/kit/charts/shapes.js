// Outlines of charts as SVG path data; pure functions of numbers.

const round = (number) => Number(number.toFixed(2));
const pair = ([x, y]) => `${round(x)} ${round(y)}`;

/** A line through points; null is a gap. */
export function linePath(points) {
  return runs(points)
    .map((run) => `M${run.map(pair).join("L")}`)
    .join("");
}

/** The area between a line and its base. */
export function areaPath(points, base) {
  return runs(points)
    .map((run) => {
      const [first, last] = [run[0][0], run.at(-1)[0]];
      return `M${pair([first, base])}L${run.map(pair).join("L")}L${pair([last, base])}Z`;
    })
    .join("");
}

function runs(points) {
  const found = [[]];
  for (const point of points) {
    if (point) found.at(-1).push(point);
    else if (found.at(-1).length) found.push([]);
  }
  return found.filter((run) => run.length);
}

/** A bar from its base to its value, rounded at the end that points away from the base. */
export function barPath(x, base, width, tip) {
  const bend = Math.min(3, width / 3, Math.abs(base - tip));
  const way = tip <= base ? 1 : -1;
  const [right, shoulder] = [x + width, tip + bend * way];
  return (
    `M${pair([x, base])}L${pair([x, shoulder])}Q${pair([x, tip])} ${pair([x + bend, tip])}` +
    `L${pair([right - bend, tip])}Q${pair([right, tip])} ${pair([right, shoulder])}L${pair([right, base])}Z`
  );
}

/** A slice of a pie; shares of a turn, from the top, with the clock. */
export function slicePath([x, y], radius, from, to) {
  const rim = (turn) => [
    x + radius * Math.sin(turn * 2 * Math.PI),
    y - radius * Math.cos(turn * 2 * Math.PI),
  ];
  if (to - from > 0.999999) return circle(x, y, radius);
  const large = to - from > 0.5 ? 1 : 0;
  return `M${pair([x, y])}L${pair(rim(from))}A${radius} ${radius} 0 ${large} 1 ${pair(rim(to))}Z`;
}

function circle(x, y, r) {
  return `M${pair([x - r, y])}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

const MARKERS = [
  (x, y, r) => circle(x, y, r),
  (x, y, r) => `M${pair([x - r, y - r])}h${2 * r}v${2 * r}h${-2 * r}Z`,
  (x, y, r) => `M${pair([x, y - 1.3 * r])}L${pair([x + 1.2 * r, y + r])}H${round(x - 1.2 * r)}Z`,
  (x, y, r) =>
    `M${pair([x, y - 1.4 * r])}l${1.4 * r} ${1.4 * r}l${-1.4 * r} ${1.4 * r}l${-1.4 * r} ${-1.4 * r}Z`,
  (x, y, r) => `M${pair([x, y + 1.3 * r])}L${pair([x + 1.2 * r, y - r])}H${round(x - 1.2 * r)}Z`,
  (x, y, r) =>
    `M${pair([x - r, y - r])}l${2 * r} ${2 * r}M${pair([x + r, y - r])}l${-2 * r} ${2 * r}`,
];

/** The mark of the n-th series at a point. */
export const markerPath = (index, x, y, r = 4) => MARKERS[index % MARKERS.length](x, y, r);

/** The dashes of the n-th series: its line without colour. */
export const dashes = (index) => [null, "7 4", "2 4", "10 4 2 4", "14 5", "4 3 1 3"][index % 6];
