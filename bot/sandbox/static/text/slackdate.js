// Slack's date tokens ({date_short_pretty} at {time} …), written in the reader's own zone.

import { daysBetween, dayName, timeOfDay, written } from "../core/time.js";

const HALF_A_YEAR = 183;
const NEAR = new Map([
  [-1, "yesterday"],
  [0, "today"],
  [1, "tomorrow"],
]);

/** Fill every token of a format. `start` says that the words begin a sentence. */
export function fillDate(format, seconds, { zone, now, start = false }) {
  const filled = format.replace(
    /\{(\w+)\}/g,
    (token, name) => fill(name, seconds, zone, now) ?? token,
  );
  return start ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
}

function fill(name, seconds, zone, now) {
  const days = daysBetween(now, seconds, zone);
  if (name.endsWith("_pretty"))
    return NEAR.get(days) ?? fill(name.slice(0, -"_pretty".length), seconds, zone, now);
  return TOKENS[name]?.(seconds, zone, Math.abs(days) < HALF_A_YEAR, now);
}

const TOKENS = {
  date_num: (seconds, zone) => dayName(seconds, zone),
  date: (seconds, zone, near) => longDay(seconds, zone, near),
  date_long: (seconds, zone, near) =>
    `${written(seconds, zone, { weekday: "long" })}, ${longDay(seconds, zone, near)}`,
  date_long_full: (seconds, zone) =>
    `${written(seconds, zone, { weekday: "long" })}, ${longDay(seconds, zone, false)}`,
  date_short: (seconds, zone, near) => shortDay(seconds, zone, near),
  day_divider: (seconds, zone) =>
    written(seconds, zone, { weekday: "long", month: "long", day: "numeric" }),
  time: (seconds, zone) => timeOfDay(seconds, zone),
  time_secs: (seconds, zone) =>
    written(seconds, zone, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
  ago: (seconds, _zone, _near, now) => ago(seconds - now),
};

function longDay(seconds, zone, near) {
  const month = written(seconds, zone, { month: "long" });
  const day = Number(written(seconds, zone, { day: "numeric" }));
  const year = near ? "" : `, ${written(seconds, zone, { year: "numeric" })}`;
  return `${month} ${day}${ordinal(day)}${year}`;
}

function shortDay(seconds, zone, near) {
  return written(seconds, zone, {
    month: "short",
    day: "numeric",
    ...(near ? {} : { year: "numeric" }),
  });
}

function ordinal(day) {
  if (day % 100 >= 11 && day % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}

const STEPS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

function ago(seconds) {
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ["second", 1];
  return new Intl.RelativeTimeFormat("en-US", { numeric: "auto" }).format(
    Math.round(seconds / size),
    unit,
  );
}
