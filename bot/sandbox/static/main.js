// The sandbox page: puts its parts together and follows the address.

import { startActingAs } from "./parts/actingas.js";
import { startClockBar } from "./parts/clockbar.js";
import { showAppHome, showConversation } from "./parts/conversation.js";
import { startDrawer } from "./parts/drawer.js";
import { startKeys } from "./parts/keys.js";
import { startMore } from "./parts/more.js";
import { startTour } from "./parts/tour.js";
import { watch } from "./core/live.js";
import { startModals } from "./layers/modal.js";
import { firstPlace, go, isVisible, namedPerson, place } from "./core/place.js";
import { startProblems } from "./parts/problems.js";
import { startReading } from "./core/reading.js";
import { startSidebar } from "./parts/sidebar.js";
import { channelTitle, on, store } from "./core/store.js";
import { showThread } from "./parts/thread.js";
import { startToasts } from "./layers/toasts.js";

const at = (id) => document.getElementById(id);
let shown = { main: null, thread: null, end: () => {}, endThread: () => {} };

function follow() {
  if (namedPerson() && namedPerson() !== store.me?.id) {
    watch(namedPerson());
    return;
  }
  if (!store.me) return;
  if (!isVisible(place())) {
    go(firstPlace(), { replace: true });
    return;
  }
  showMain(place());
  showSide(place());
  retitle();
}

function showMain(target) {
  const key = `${store.me.id} ${target.home ? "home" : target.channel}`;
  if (shown.main === key) return;
  shown.end();
  shown.main = key;
  shown.end = target.home ? showAppHome(at("main")) : showConversation(at("main"), target.channel);
}

function showSide({ channel, thread }) {
  const key = thread ? `${store.me.id} ${channel}/${thread}` : null;
  if (shown.thread === key) return;
  shown.endThread();
  shown.thread = key;
  document.body.classList.toggle("with-thread", Boolean(thread));
  shown.endThread = thread ? showThread(at("thread"), { channel, thread }) : () => {};
}

function retitle() {
  const { home, channel } = place();
  if (!store.me || !isVisible({ home, channel })) return;
  const name = home ? store.app.name : channelTitle(store.channels.get(channel));
  const unread = [...store.channels.values()].reduce(
    (sum, other) => sum + (other.id === channel ? 0 : other.unread),
    0,
  );
  document.title = `${unread ? `(${unread}) ` : ""}${name} · ${store.me.name} · ${store.team.name ?? "Sandbox"}`;
}

function arrived({ other }) {
  if (other) Object.assign(shown, { main: null, thread: null });
  if (namedPerson() !== store.me.id)
    go(isVisible(place()) ? place() : firstPlace(), { replace: true });
  else follow();
}

function startStatus() {
  on("status", () => {
    at("offline").hidden = store.live;
  });
}

startSidebar(at("side"), at("drawer-opener"));
startClockBar(at("clock"));
startActingAs(at("acting-as"));
startProblems(at("said"));
startMore(at("more"));
startDrawer(at("drawer"));
startTour(at("tour"));
startKeys();
startToasts(at("toasts"));
startModals();
startReading();
startStatus();
on("state", arrived);
on("place", follow);
on("channels", () => store.me && (isVisible(place()) ? retitle() : follow()));
at("skip").addEventListener("click", () => at("main").focus());
watch(namedPerson());
