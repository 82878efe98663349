// Where one writes: Enter sends, Shift+Enter makes a line, a slash offers the app's commands.

import { act } from "../core/api.js";
import { completions } from "./complete.js";
import { freshId, h, whileBusy } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { openMenu } from "../layers/menus.js";
import { changed, on, store } from "../core/store.js";

const drafts = new Map();

/** A composer for a conversation or a thread. Gives {node, stop}. */
export function composer({ channel, thread, label, sendLabel = "Send" }) {
  const key = `${channel}/${thread ?? ""}`;
  const listId = freshId("completions");
  const list = h("div", {
    class: "completions",
    role: "listbox",
    id: listId,
    "aria-label": "Suggestions",
    hidden: true,
  });
  const field = h("textarea", {
    class: "composer-field",
    rows: 1,
    dir: "auto",
    "aria-label": label,
    placeholder: label.replace(/^Message (\S+)$/, (whole, name) =>
      store.channels.get(channel)?.kind === "im" ? whole : `Message #${name}`,
    ),
    "aria-autocomplete": "list",
    "aria-controls": listId,
    value: drafts.get(key) ?? "",
    oninput: () => typed(),
    onkeydown: (event) => keyPressed(event),
    onblur: () => setTimeout(hideList, 150),
  });
  const send = h(
    "button",
    { class: "send", type: "submit", "aria-label": sendLabel, title: `${sendLabel} (Enter)` },
    icon("send"),
  );
  const form = h(
    "form",
    {
      class: "composer",
      onsubmit: (event) => {
        event.preventDefault();
        say();
      },
    },
    list,
    field,
    h(
      "div",
      { class: "composer-foot" },
      shortcutsButton(),
      h(
        "span",
        { class: "composer-hint", "aria-hidden": "true" },
        thread ? "" : "Type / for commands",
      ),
      send,
    ),
  );
  let offered = null;
  let at = 0;

  function typed() {
    drafts.set(key, field.value);
    grow();
    offered = completions(field.value, field.selectionStart);
    at = 0;
    drawList();
  }

  function grow() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 240)}px`;
    form.classList.toggle("ready", field.value.trim() !== "");
  }

  function drawList() {
    list.hidden = !offered;
    list.replaceChildren(
      ...(offered?.options ?? []).map((option, index) =>
        optionNode(option, `${listId}-${index}`, index === at, () => choose(option)),
      ),
    );
    field.setAttribute("aria-activedescendant", offered ? `${listId}-${at}` : "");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  function hideList() {
    offered = null;
    drawList();
  }

  function choose(option) {
    const caret = field.selectionStart;
    field.value = field.value.slice(0, offered.from) + option.insert + field.value.slice(caret);
    field.selectionStart = field.selectionEnd = offered.from + option.insert.length;
    field.focus();
    typed();
  }

  function keyPressed(event) {
    if (event.isComposing) return;
    if (offered && listKey(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    say();
  }

  function listKey(event) {
    const option = offered.options[at];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const completes =
      event.key === "Tab" ||
      (event.key === "Enter" && !event.shiftKey && option.exact !== field.value.trim());
    if (!step && !completes && event.key !== "Escape") return false;
    event.preventDefault();
    event.stopPropagation();
    if (step) at = (at + step + offered.options.length) % offered.options.length;
    if (completes) choose(option);
    else if (step) drawList();
    else hideList();
    return true;
  }

  async function say() {
    const text = field.value.trim();
    if (!text) return;
    hideList();
    const answer = await whileBusy(send, () => act(...spoken(text, channel, thread)));
    if (!answer) return;
    if (field.value.trim() === text) field.value = "";
    typed();
    changed("said", { channel, thread });
  }

  const stop = on("compose", ({ text }) => {
    if (thread || !form.isConnected) return;
    field.value = text;
    field.focus();
    typed();
  });
  requestAnimationFrame(grow);
  return { node: form, field, stop };
}

function spoken(text, channel, thread) {
  const [command, ...rest] = text.split(" ");
  const known = store.app?.commands?.some((one) => one.command === command);
  if (known && !thread) return ["command", { channel, command, text: rest.join(" ") }];
  return ["say", { channel, text, ...(thread ? { thread_ts: thread } : {}) }];
}

function optionNode({ label, hint, note }, id, chosen, choose) {
  return h(
    "div",
    {
      class: chosen ? "completion at" : "completion",
      role: "option",
      id,
      "aria-selected": String(chosen),
      onpointerdown: (event) => {
        event.preventDefault();
        choose();
      },
    },
    h("span", { class: "completion-label" }, label),
    hint ? h("span", { class: "completion-hint" }, hint) : null,
    note ? h("span", { class: "note" }, note) : null,
  );
}

function shortcutsButton() {
  const button = h(
    "button",
    {
      class: "tool",
      type: "button",
      "aria-label": "Shortcuts",
      title: "Shortcuts",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: () => openMenu(button, shortcutEntries()),
    },
    icon("bolt"),
  );
  return button;
}

function shortcutEntries() {
  const { app } = store;
  const global = (app?.shortcuts ?? []).filter(({ type }) => type === "global");
  const commands = (app?.commands ?? []).map(({ command, description }) => ({
    label: command,
    note: description,
    run: () => changed("compose", { text: `${command} ` }),
  }));
  const shortcuts = global.map(({ name, description, callback_id: callback }) => ({
    label: name,
    note: description,
    icon: icon("bolt"),
    run: () => act("shortcut", { callback_id: callback }),
  }));
  return [
    { heading: `${app?.name ?? "App"}: shortcuts` },
    ...shortcuts,
    { heading: "Commands" },
    ...commands,
  ];
}
