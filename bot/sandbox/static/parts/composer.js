// Where one writes: Enter sends, Shift+Enter makes a line, a slash offers the app's commands.

import { act } from "../core/api.js";
import { completions } from "./complete.js";
import { freshId, h, whileBusy } from "../core/dom.js";
import { icon, iconButton, opens } from "../core/icons.js";
import { openMenu } from "../layers/menus.js";
import { changed, on, store } from "../core/store.js";

const TALLEST = 240;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
const drafts = new Map();

/** A composer for a conversation or a thread. */
export class Composer {
  constructor({ channel, thread, label, sendLabel = "Send" }) {
    Object.assign(this, {
      channel,
      thread,
      key: `${channel}/${thread ?? ""}`,
      offered: null,
      at: 0,
    });
    this.listId = freshId("completions");
    this.list = h("div.completions", {
      role: "listbox",
      id: this.listId,
      "aria-label": "Suggestions",
      hidden: true,
    });
    this.field = this.drawField(label);
    this.send = h(
      "button.send",
      { type: "submit", "aria-label": sendLabel, title: `${sendLabel} (Enter)` },
      icon("send"),
    );
    this.node = this.drawForm();
    this.stop = on("compose", ({ text }) => this.take(text));
    requestAnimationFrame(() => this.grow());
  }

  drawField(label) {
    const isChannel = !this.thread && store.channels.get(this.channel)?.kind !== "im";
    return h("textarea.composer-field", {
      rows: 1,
      dir: "auto",
      "aria-label": label,
      placeholder: isChannel ? label.replace("Message ", "Message #") : label,
      "aria-autocomplete": "list",
      "aria-controls": this.listId,
      value: drafts.get(this.key) ?? "",
      oninput: () => this.typed(),
      onkeydown: (event) => this.keyPressed(event),
      onblur: () => setTimeout(() => this.offer(null), 150),
    });
  }

  drawForm() {
    const submit = (event) => {
      event.preventDefault();
      this.say();
    };
    const hint = h(
      "span.composer-hint",
      { "aria-hidden": "true" },
      this.thread ? "" : "Type / for commands",
    );
    const foot = h("div.composer-foot", shortcutsButton(), hint, this.send);
    return h("form.composer", { onsubmit: submit }, this.list, this.field, foot);
  }

  /** Put words into the field, ready to be changed and sent. */
  take(text) {
    if (this.thread || !this.node.isConnected) return;
    this.field.value = text;
    this.field.focus();
    this.typed();
  }

  typed() {
    drafts.set(this.key, this.field.value);
    this.grow();
    this.offer(completions(this.field.value, this.field.selectionStart));
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    this.node.classList.toggle("ready", this.field.value.trim() !== "");
  }

  offer(offered) {
    Object.assign(this, { offered, at: 0 });
    this.drawList();
  }

  drawList() {
    const { list, offered, at, listId } = this;
    const options = offered?.options ?? [];
    list.hidden = !offered;
    list.replaceChildren(
      ...options.map((option, index) =>
        optionNode(option, `${listId}-${index}`, index === at, () => this.choose(option)),
      ),
    );
    this.field.setAttribute("aria-activedescendant", offered ? `${listId}-${at}` : "");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  choose({ insert }) {
    const { field } = this;
    const { from } = this.offered;
    field.value = field.value.slice(0, from) + insert + field.value.slice(field.selectionStart);
    field.selectionStart = field.selectionEnd = from + insert.length;
    field.focus();
    this.typed();
  }

  keyPressed(event) {
    if (event.isComposing || (this.offered && this.listKey(event))) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.say();
  }

  listKey(event) {
    const deed = this.listDeed(event);
    if (!deed) return false;
    event.preventDefault();
    event.stopPropagation();
    deed();
    return true;
  }

  listDeed({ key, shiftKey }) {
    const option = this.offered.options[this.at];
    const isWhole = option.exact === this.field.value.trim();
    if (key === "Escape") return () => this.offer(null);
    if (key === "Tab" || (key === "Enter" && !shiftKey && !isWhole))
      return () => this.choose(option);
    return STEPS[key] ? () => this.step(STEPS[key]) : null;
  }

  step(by) {
    const many = this.offered.options.length;
    this.at = (this.at + by + many) % many;
    this.drawList();
  }

  async say() {
    const text = this.field.value.trim();
    if (!text) return;
    this.offer(null);
    const answer = await whileBusy(this.send, () =>
      act(...spoken(text, this.channel, this.thread)),
    );
    if (!answer) return;
    if (this.field.value.trim() === text) this.field.value = "";
    this.typed();
    changed("said", { channel: this.channel, thread: this.thread });
  }
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
    h("span.completion-label", label),
    hint ? h("span.completion-hint", hint) : null,
    note ? h("span.note", note) : null,
  );
}

function shortcutsButton() {
  const button = iconButton(
    "tool",
    "Shortcuts",
    "bolt",
    () => openMenu(button, shortcutEntries()),
    opens("menu"),
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
