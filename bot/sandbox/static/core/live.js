// The line to the server over which everything new is told; a WebSocket, because a browser allows
// many of them. It comes back by itself after a restart and catches up.

import { forget, receive } from "./rooms.js";
import { changed, reset, store } from "./store.js";

const LONGEST_WAIT = 5000;
let line = null;
let wait = 500;

/** Look at the workspace through the eyes of one person. */
export function watch(personId) {
  const dead = line;
  const { line: opened, heard } = openedAhead(personId) ?? {
    line: new WebSocket(addressFor(personId)),
    heard: [],
  };
  line = opened;
  dead?.close();
  opened.onmessage = ({ data }) => line === opened && take(JSON.parse(data));
  opened.onclose = () => line === opened && lost(personId);
  for (const data of heard) take(JSON.parse(data));
}

/** The line that was opened before the modules were here, if it is for this person and open. */
function openedAhead(personId) {
  const { ahead } = window;
  delete window.ahead;
  const fits = ahead?.as === (personId ?? "") && ahead.line.readyState <= WebSocket.OPEN;
  if (!fits) ahead?.line.close();
  return fits ? ahead : null;
}

function addressFor(personId) {
  const address = new URL(`/page/live?as=${encodeURIComponent(personId ?? "")}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  return address;
}

function take({ event, data }) {
  TAKES[event]?.(data);
}

function lost(personId) {
  const dead = line;
  setStatus(false);
  setTimeout(async () => {
    const known = personId === store.me?.id || (await canWatch(personId));
    if (line === dead) watch(known ? personId : null);
  }, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

/** Whether the server, if it answers at all, lets us look through the eyes of this person. */
async function canWatch(personId) {
  const response = await fetch(
    `/page/history?as=${encodeURIComponent(personId ?? "")}&channel=`,
  ).catch(() => null);
  const answer = await response?.json().catch(() => null);
  const refused = response?.status === 400 && String(answer?.error).includes("nobody who can act");
  if (refused && personId)
    changed("notice", { text: `${personId} cannot be acted as here.`, kind: "error" });
  return !refused;
}

function setStatus(live) {
  if (store.live === live) return;
  store.live = live;
  changed("status");
}

function takeState(state) {
  wait = 500;
  const other = store.me?.id !== state.me.id;
  if (other) reset();
  Object.assign(store, {
    me: state.me,
    team: state.team ?? {},
    app: state.app,
    home: state.home,
    views: state.views ?? [],
    faults: state.faults ?? [],
    luck: { kinds: state.fault_kinds ?? {}, methods: state.fault_methods ?? [] },
    switches: state.switches ?? [],
    record: state.record,
    tour: state.tour ?? [],
    people: new Map(state.people.map((someone) => [someone.id, someone])),
    channels: new Map(state.channels.map((channel) => [channel.id, channel])),
  });
  setClock(state.clock);
  setStatus(true);
  for (const place of store.rooms.values()) place.loaded = false;
  changed("state", { other });
}

function setClock({ now, followers }) {
  store.clock = { now, followers, at: performance.now() };
}

const TAKES = {
  state: takeState,
  clock: (clock) => {
    setClock(clock);
    changed("clock");
  },
  message: ({ channel, message }) => {
    receive(channel, message);
    changed("message", { channel, message });
  },
  gone: ({ channel, ts }) => forget(channel, ts),
  ephemeral: ({ channel, message }) => receive(channel, { ...message, ephemeral: true }),
  ephemeral_gone: ({ channel, ts }) => forget(channel, ts),
  views: ({ views }) => {
    store.views = views;
    changed("views");
  },
  errors: (detail) => changed("errors", detail),
  home: ({ view }) => {
    store.home = view;
    changed("home");
  },
  channel: (channel) => {
    const known = channel.channel ?? channel;
    store.channels.set(known.id, known);
    changed("channels", known);
  },
  person: (someone) => {
    store.people.set(someone.id, someone);
    if (someone.id === store.me?.id) store.me = someone;
    changed("people");
  },
  app: (app) => {
    store.app = app;
    changed("app");
  },
  notice: (notice) => changed("notice", notice),
  exchange: (line) => changed("exchange", line),
  faults: ({ faults, switches }) => {
    Object.assign(store, { faults, switches });
    changed("faults");
  },
};
