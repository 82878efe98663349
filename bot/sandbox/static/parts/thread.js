// A thread beside the conversation; on a phone it covers it.

import { Composer } from "./composer.js";
import { h } from "../core/dom.js";
import { iconButton } from "../core/icons.js";
import { Log } from "./log.js";
import { mayAct } from "./people.js";
import { go } from "../core/place.js";
import { room } from "../core/rooms.js";
import { channelTitle, store } from "../core/store.js";

/** Show a thread in the side pane. Gives a function that ends it. */
export function showThread(root, { channel, thread }) {
  const title = channelTitle(store.channels.get(channel));
  const leave = () => go({ channel });
  showParent(channel, thread);
  const log = new Log({ channel, thread, label: `Thread in ${title}` });
  const writing = mayAct(store.me)
    ? new Composer({ channel, thread, label: "Reply in thread", sendLabel: "Send reply" })
    : null;
  const words = h("div.main-title", h("h2", "Thread"), h("p.topic", title));
  root.replaceChildren(
    h("div.main-head", words, iconButton("tool", "Close thread", "close", leave)),
    h("div.conversation", log.node, h("div.main-foot", writing?.node)),
  );
  root.hidden = false;
  root.onkeydown = (event) => {
    if (event.key === "Escape" && !event.target.closest(".edit-form")) leave();
  };
  writing?.field.focus({ preventScroll: true });
  return () => {
    log.stop();
    writing?.stop();
    root.hidden = true;
    root.replaceChildren();
  };
}

/** What the thread is about is known already: show it while the replies are fetched. */
function showParent(channel, thread) {
  const parent = room(channel).messages.get(thread);
  const { messages } = room(channel, thread);
  if (parent && !messages.has(thread)) messages.set(thread, parent);
}
