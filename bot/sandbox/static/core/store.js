// What this person sees, kept in memory; parts of the page listen and redraw themselves.

const FRAME = 16;

export const store = empty();
const listeners = new Map();

function empty() {
  return {
    me: null,
    people: new Map(),
    team: {},
    app: null,
    clock: { now: 0, followers: 0, at: 0 },
    channels: new Map(),
    views: [],
    home: null,
    faults: [],
    luck: { kinds: {}, methods: [] },
    switches: [],
    record: null,
    tour: [],
    rooms: new Map(),
    live: false,
  };
}

/** Forget everything: another person looks now. */
export function reset() {
  Object.assign(store, empty());
}

/** Call a function whenever one of these things changed. */
export function on(names, listener) {
  for (const name of names.split(" ")) {
    if (!listeners.has(name)) listeners.set(name, new Set());
    listeners.get(name).add(listener);
  }
  return () => names.split(" ").forEach((name) => listeners.get(name).delete(listener));
}

/** Say that something changed. */
export function changed(name, detail) {
  const hearing = listeners.get(name) ?? new Set();
  for (const listener of [...hearing]) if (hearing.has(listener)) listener(detail);
}

/** A function that draws once for many changes that come together. */
export function soon(draw) {
  let waiting = null;
  return () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      draw();
    }, FRAME);
  };
}

/** The programme's time now, in Unix seconds. */
export function now() {
  return store.clock.now + (performance.now() - store.clock.at) / 1000;
}

/** The zone of the person who looks. */
export const myZone = () => store.me?.tz || "UTC";

let counted = { people: null, size: 0, zone: "UTC" };

/** The programme's zone: the team's, or the one most people live in, counted when people come. */
export function programmeZone() {
  if (store.team.tz) return store.team.tz;
  const { people } = store;
  if (counted.people !== people || counted.size !== people.size)
    counted = { people, size: people.size, zone: commonZone([...people.values()]) };
  return counted.zone;
}

function commonZone(people) {
  const counts = new Map();
  for (const { tz, bot, stranger } of people) {
    if (tz && !bot && !stranger) counts.set(tz, (counts.get(tz) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? "UTC";
}

/** A person by id; somebody we were not told about still has a name to show. */
export function person(id) {
  return (
    store.people.get(id) ?? { id: id ?? "?", name: id ?? "unknown", real_name: id ?? "Unknown" }
  );
}

export const fullName = (someone) => someone.real_name || someone.name || someone.id;

/** The conversation with the app, or undefined. */
export function appChannel() {
  return [...store.channels.values()].find((channel) => channel.kind === "im" && channel.bot);
}

/** Whether a conversation has no name of its own, only people. */
export const isDirect = ({ kind }) => kind === "im" || kind === "mpim";

/** What a conversation is called: its name, or whom one talks to. */
export function channelTitle(channel) {
  if (channel.kind === "mpim")
    return channel.people.map((id) => fullName(person(id))).join(", ");
  if (channel.kind !== "im") return channel.name;
  if (channel.with === store.me?.id) return `${fullName(store.me)} (you)`;
  return channel.bot && store.app ? store.app.name : fullName(person(channel.with));
}
