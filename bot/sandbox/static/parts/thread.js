// A thread beside the conversation; on a phone it covers it.

import { Composer } from "./composer.js";
import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { Log } from "./log.js";
import { go } from "../core/place.js";
import { room } from "../core/rooms.js";
import { channelTitle, store } from "../core/store.js";

/** Show a thread in the side pane. Gives a function that ends it. */
export function showThread(root, { channel, thread }) {
  const title = channelTitle(store.channels.get(channel));
  const parent = room(channel).messages.get(thread);
  const pane = room(channel, thread);
  if (parent && !pane.messages.has(thread)) pane.messages.set(thread, parent);
  const log = new Log({ channel, thread, label: `Thread in ${title}` });
  const mayWrite = !store.me.deleted && !store.me.bot;
  const writing = mayWrite
    ? new Composer({ channel, thread, label: "Reply in thread", sendLabel: "Send reply" })
    : null;
  root.replaceChildren(
    h(
      "div.main-head",
      h("div.main-title", h("h2", "Thread"), h("p.topic", title)),
      h(
        "button.tool",
        {
          "aria-label": "Close thread",
          title: "Close thread",
          onclick: () => go({ channel }),
        },
        icon("close"),
      ),
    ),
    h("div.conversation", log.node, h("div.main-foot", writing?.node ?? "")),
  );
  root.hidden = false;
  root.onkeydown = (event) => {
    if (event.key === "Escape" && !event.target.closest(".edit-form")) go({ channel });
  };
  writing?.field.focus({ preventScroll: true });
  return () => {
    log.stop();
    writing?.stop();
    root.hidden = true;
    root.replaceChildren();
  };
}
