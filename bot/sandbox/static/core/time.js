// Moments as people read them: always in a named zone, never in the browser's own.

const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, make(zone, options));
  return formats.get(key);
}

function make(zone, options) {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone || "UTC", ...options });
  } catch {
    return new Intl.DateTimeFormat("en-US", { timeZone: "UTC", ...options });
  }
}

/** A moment (Unix seconds) written with Intl options in a zone. */
export function written(seconds, zone, options) {
  return format(zone, options)
    .format(new Date(seconds * 1000))
    .replaceAll("\u202f", " ");
}

/** 9:05 AM */
export const timeOfDay = (seconds, zone) =>
  written(seconds, zone, { hour: "numeric", minute: "2-digit" });

/** 2026-11-16, the name of a day; two moments share it when they fall on the same day there. */
export function dayName(seconds, zone) {
  const { year, month, day } = wall(seconds, zone);
  return `${year}-${two(month)}-${two(day)}`;
}

/** How a day is called above messages: Today, Yesterday, or Monday, November 16. */
export function dayTitle(seconds, zone, now) {
  const days = daysBetween(now, seconds, zone);
  if (days === 0) return "Today";
  if (days === -1) return "Yesterday";
  const year = Math.abs(days) > 180 ? { year: "numeric" } : {};
  return written(seconds, zone, { weekday: "long", month: "long", day: "numeric", ...year });
}

/** Whole calendar days from one moment to another in a zone. */
export function daysBetween(from, to, zone) {
  const midnight = (seconds) => Date.parse(`${dayName(seconds, zone)}T00:00:00Z`);
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

const WALL = {
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
};

/** The wall clock of a zone at a moment, as numbers (months from 1). */
function wall(seconds, zone) {
  const parts = format(zone, WALL).formatToParts(new Date(seconds * 1000));
  return Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
}

/** The moment (Unix seconds) at which a zone's wall clock shows this. */
function fromWall({ year, month, day, hour = 0, minute = 0 }, zone) {
  const target = Date.UTC(year, month - 1, day, hour, minute) / 1000;
  let guess = target;
  for (let round = 0; round < 3; round += 1) {
    const seen = wall(guess, zone);
    guess += target - Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute) / 1000;
    guess -= guess % 60;
  }
  return guess;
}

/** What a datetime-local field shows for a moment in a zone. */
export function toField(seconds, zone) {
  const { year, month, day, hour, minute } = wall(seconds, zone);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** The moment that a datetime-local field names in a zone, or null. */
export function fromField(value, zone) {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value);
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map(Number);
  return fromWall({ year, month, day, hour, minute }, zone);
}

/** The next Monday, nine in the morning, after a moment. */
export function nextMonday(seconds, zone) {
  const { year, month, day } = wall(seconds, zone);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const ahead = (8 - weekday) % 7;
  const candidate = fromWall({ year, month, day: day + ahead, hour: 9 }, zone);
  return candidate > seconds
    ? candidate
    : fromWall({ year, month, day: day + ahead + 7, hour: 9 }, zone);
}

/** Nine in the morning of the day after a moment. */
export function tomorrow(seconds, zone) {
  const { year, month, day } = wall(seconds, zone);
  return fromWall({ year, month, day: day + 1, hour: 9 }, zone);
}

const two = (number) => String(number).padStart(2, "0");
