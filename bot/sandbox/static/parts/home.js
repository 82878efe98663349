// The app's own corner: the tabs Home, Messages and About, and what the Home shows.

import { act } from "../core/api.js";
import { h } from "../core/dom.js";
import { go, goOnceKnown, place } from "../core/place.js";
import { appChannel, changed, on, store } from "../core/store.js";
import { drawBlocks } from "../kit/blocks.js";
import { Fields } from "../kit/fields.js";
import { about } from "./about.js";

const PATIENCE = 3000;
const typed = new Map();
let isAbout = false;

/** The tabs of the app. */
export function appTabs(selected) {
  const shown = selected === "home" && isAbout ? "about" : selected;
  const tabs = [
    ["home", "Home", store.app?.home !== false, () => openTab(false)],
    ["messages", "Messages", store.app?.messages !== false || Boolean(appChannel()), openMessages],
    ["about", "About", store.app?.home !== false, () => openTab(true)],
  ].filter(([, , offered]) => offered);
  const list = h(
    "div.tabs",
    { role: "tablist", "aria-label": store.app?.name ?? "App", onkeydown: walk },
    tabs.map(([name, label, , run]) =>
      h(
        "button",
        { role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, onclick: run },
        label,
      ),
    ),
  );
  select(list, shown);
  return list;
}

function select(list, name) {
  for (const tab of list.children) {
    const isShown = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(isShown));
    tab.tabIndex = isShown ? 0 : -1;
  }
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

function walk(event) {
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const tabs = [...event.currentTarget.children];
  const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
  next.click();
  document.getElementById(next.id)?.focus();
}

function openTab(wanted) {
  isAbout = wanted;
  if (place().home) changed("tab");
  else go({ home: true });
}

/** Go to the messages with the app; the conversation is made when there is none yet. */
async function openMessages() {
  isAbout = false;
  const answer = appChannel() ? { channel: appChannel().id } : await act("open_messages");
  if (answer) goOnceKnown(answer.channel);
}

/** Show the Home or About and keep it fresh. Gives a function that stops that. */
export function showHome(panel) {
  const blocks = h("div.home-blocks");
  const instead = h("div.empty");
  let isWaiting = true;
  const draw = () => {
    const drawn = store.home?.blocks ?? [];
    drawHome(blocks, drawn);
    const mayCome = isWaiting && store.app?.connected !== false;
    instead.replaceChildren(...(mayCome ? waiting() : nothing()));
    instead.hidden = drawn.length > 0;
  };
  const turn = () => {
    const name = isAbout ? "about" : "home";
    const list = panel.parentNode?.querySelector("[role=tablist]");
    if (list) select(list, name);
    panel.id = `panel-${name}`;
    panel.setAttribute("aria-labelledby", `tab-${name}`);
    panel.replaceChildren(...(isAbout ? [about()] : [blocks, instead]));
    draw();
  };
  const patience = setTimeout(() => {
    isWaiting = false;
    draw();
  }, PATIENCE);
  turn();
  act("open_home");
  const stops = [
    on("home app", draw),
    on("tab", turn),
    on("state", () => {
      act("open_home");
      turn();
    }),
    () => clearTimeout(patience),
  ];
  return () => stops.forEach((stop) => stop());
}

/** What the app last published; what was typed stays, also while one looks elsewhere. */
function drawHome(blocks, drawn) {
  const { id } = store.me;
  if (!typed.has(id)) typed.set(id, new Fields());
  const fields = typed.get(id);
  fields.hold(store.home?.state?.values);
  drawBlocks(blocks, drawn, { container: { kind: "home" }, fields });
}

const appName = () => store.app?.name ?? "The app";

const waiting = () => [
  h("p", { role: "status" }, h("span.spinner"), ` ${appName()} is drawing your Home…`),
];

const nothing = () => [
  h("p", h("strong", "Nothing here yet.")),
  h(
    "p.note",
    `${appName()} draws its Home when somebody opens it${store.app?.connected === false ? "; it is not connected now." : "."}`,
  ),
];
