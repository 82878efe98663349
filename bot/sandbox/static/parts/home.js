// The app's own corner: the tabs Home and Messages, and the Home view.

import { act } from "../core/api.js";
import { drawBlocks } from "../kit/blocks.js";
import { h } from "../core/dom.js";
import { Fields } from "../kit/fields.js";
import { go, goOnceKnown } from "../core/place.js";
import { appChannel, changed, on, store } from "../core/store.js";

/** The two tabs of the app. */
export function appTabs(selected) {
  const tabs = [
    ["home", "Home", store.app?.home !== false, () => go({ home: true })],
    ["messages", "Messages", store.app?.messages !== false || Boolean(appChannel()), openMessages],
  ].filter(([, , offered]) => offered);
  const buttons = tabs.map(([name, label, , run]) =>
    h(
      "button",
      {
        role: "tab",
        id: `tab-${name}`,
        "aria-selected": String(name === selected),
        "aria-controls": `panel-${name}`,
        tabindex: name === selected ? "0" : "-1",
        onclick: run,
        onkeydown: (event) => {
          if (event.key === "ArrowLeft" || event.key === "ArrowRight")
            [...event.currentTarget.parentNode.children]
              .find((other) => other !== event.currentTarget)
              ?.click();
        },
      },
      label,
    ),
  );
  return h("div.tabs", { role: "tablist", "aria-label": store.app?.name ?? "App" }, buttons);
}

/** Go to the messages with the app; the conversation is made when there is none yet. */
async function openMessages() {
  const answer = appChannel() ? { channel: appChannel().id } : await act("open_messages");
  if (answer) goOnceKnown(answer.channel);
}

/** Draw the Home view and keep it fresh. Gives a function that stops that. */
export function showHome(panel) {
  const fields = new Fields();
  const blocks = h("div.home-blocks");
  const empty = h("div.empty", h("p", h("strong", "Nothing here yet.")), h("p.note"));
  panel.replaceChildren(blocks, empty);
  const draw = () => {
    const drawn = store.home?.blocks ?? [];
    drawBlocks(blocks, drawn, { container: { kind: "home" }, fields });
    empty.hidden = drawn.length > 0;
    empty.querySelector(".note").textContent =
      `${store.app?.name ?? "The app"} draws its Home when somebody opens it${store.app?.connected === false ? "; it is not connected now." : "."}`;
  };
  draw();
  act("open_home").then((answer) => {
    if (answer?.view) store.home = answer.view;
    changed("home");
  });
  const stops = [
    on("home app", draw),
    on("state", () => {
      act("open_home");
      draw();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
