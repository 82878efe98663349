// Scales of charts: sensible ends, steps and tick labels; pure functions of numbers.

const NICE = [1, 2, 2.5, 5, 10];
const LARGE = 10_000;

/** The smallest pleasant step that needs at most `most` steps for a span; whole things stay whole. */
export function niceStep(span, most, isWhole = false) {
  const rough = Math.max(span / most, isWhole ? 1 : 0);
  const power = 10 ** Math.floor(Math.log10(rough));
  return NICE.map((one) => one * power).find(
    (step) => step >= rough * 0.999999 && !(isWhole && step % 1),
  );
}

/** The ends and ticks of an axis that holds all values; bars and areas stand on zero. */
export function axis(values, { most = 5, fromZero = true } = {}) {
  const known = values.filter(Number.isFinite);
  const [low, high] = ends(known.length ? known : [0], fromZero);
  const step = niceStep(high - low, most, known.every(Number.isInteger));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    clean((first + index) * step),
  );
  return { low: ticks[0], high: ticks.at(-1), step, ticks };
}

function ends(values, fromZero) {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const near = least > 0 && least < greatest && greatest - least < 0.4 * greatest;
  const low = !fromZero && near ? least : Math.min(0, least);
  const high = Math.max(fromZero || !near ? 0 : least, greatest);
  return low === high ? [low, low + 1] : [low, high];
}

const clean = (number) => Number(number.toPrecision(12));

/** Put numbers between two ends onto a stretch of the drawing. */
export function linear([low, high], [from, to]) {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** The left edges and the width of equal bands. */
export function bands(count, [from, to]) {
  const width = (to - from) / Math.max(1, count);
  return {
    width,
    at: (index) => from + index * width,
    middle: (index) => from + (index + 0.5) * width,
  };
}

/** Numbers as people read them on an axis: 1,200 or 1.2M, with as many decimals as the step needs. */
export function tickLabel(value, step = 1) {
  if (Math.abs(value) >= LARGE) return compact(value);
  const decimals = Math.min(
    6,
    Math.max(0, -Math.floor(Math.log10(step) + 1e-9) + (isHalf(step) ? 1 : 0)),
  );
  return written(value, Math.min(decimals, 6));
}

const isHalf = (step) => /^25/.test(String(step).replace(/[^1-9]/g, ""));

const compact = (value) =>
  new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 2 }).format(value);

function written(value, decimals) {
  return new Intl.NumberFormat("en-US", { maximumFractionDigits: decimals }).format(value);
}

/** A number where there is little room: four digits at most. */
export const shortNumber = (value) =>
  Math.abs(value) >= LARGE
    ? compact(value)
    : new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 }).format(value);

/** A number in full, for tables and names. */
export const fullNumber = (value) =>
  new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 }).format(value);

/** A share of a whole: 33%, or 0.4% where it is small. */
export function percent(share) {
  const digits = share > 0 && share < 0.01 ? 1 : 0;
  return new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: digits }).format(
    share,
  );
}
