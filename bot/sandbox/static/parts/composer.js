// Where one writes: Enter sends, Shift+Enter makes a line, a slash offers the app's commands.

import { act } from "../core/api.js";
import { attach } from "./attach.js";
import { completions } from "./complete.js";
import { h, whileBusy } from "../core/dom.js";
import { draftOf, keepDraft } from "../core/drafts.js";
import { editLast } from "./editing.js";
import { icon, iconButton, opens } from "../core/icons.js";
import { openPalette } from "./palette.js";
import { sending } from "./sending.js";
import { shortcutsButton } from "./shortcuts.js";
import { Suggestions } from "./suggestions.js";
import { formatted, insert } from "./typing.js";
import { changed, isDirect, on, store } from "../core/store.js";

const TALLEST = 240;
const ON_THEIR_WAY = "Your files are still on their way.";
const NOT_SENT = "This was not sent. Your words are still here: try again.";

/** A composer for a conversation or a thread. */
export class Composer {
  constructor({ channel, thread, label, sendLabel = "Send", extra = null }) {
    Object.assign(this, { channel, thread, extra, key: `${channel}/${thread ?? ""}` });
    this.field = this.drawField(label);
    this.files = attach({ key: this.key, field: this.field, moved: () => this.gathered() });
    this.suggestions = new Suggestions(this.field, (chosen) => this.complete(chosen));
    this.trouble = h("p.composer-trouble", { role: "alert", hidden: true });
    this.send = h(
      "button.send",
      { type: "submit", "aria-label": sendLabel, title: `${sendLabel} (Enter)` },
      icon("send"),
    );
    this.node = this.drawForm();
    const deaf = on("compose", ({ text }) => this.take(text));
    this.stop = () => [deaf, this.files.stop].forEach((end) => end());
    requestAnimationFrame(() => this.grow());
  }

  drawField(label) {
    const isChannel = !this.thread && !isDirect(store.channels.get(this.channel) ?? {});
    return h("textarea.composer-field", {
      rows: 1,
      dir: "auto",
      "aria-label": label,
      placeholder: isChannel ? label.replace("Message ", "Message #") : label,
      "aria-autocomplete": "list",
      value: draftOf(this.key),
      oninput: () => this.typed(),
      onkeydown: (event) => this.keyPressed(event),
      onblur: () => setTimeout(() => this.suggestions.offer(null), 150),
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
    const tools = this.thread ? [this.emojiButton()] : [shortcutsButton(), this.emojiButton()];
    const foot = h("div.composer-foot", this.files.button, tools, hint, this.send);
    return h(
      "form.composer",
      { onsubmit: submit },
      this.suggestions.node,
      this.field,
      this.files.node,
      this.trouble,
      this.extra?.node,
      foot,
    );
  }

  emojiButton() {
    const button = iconButton(
      "tool",
      "Emoji",
      "smile",
      () => openPalette(button, (name) => insert(this.field, `:${name}: `)),
      opens("dialog"),
    );
    return button;
  }

  /** Put words into the field, ready to be changed and sent. */
  take(text) {
    if (this.thread || !this.node.isConnected) return;
    this.field.value = text;
    this.field.focus();
    this.typed();
  }

  typed() {
    const { field, thread } = this;
    keepDraft(this.key, field.value);
    this.grow();
    this.tell(null);
    this.suggestions.offer(
      completions(field.value, field.selectionStart, { commands: !thread }),
    );
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    this.node.classList.toggle("ready", this.field.value.trim() !== "" || this.files.has);
  }

  gathered() {
    this.tell(null);
    this.grow();
  }

  complete({ from, insert: words }) {
    this.field.setRangeText(words, from, this.field.selectionStart, "end");
    this.field.focus();
    this.typed();
  }

  keyPressed(event) {
    if (event.isComposing || this.suggestions.takeKey(event)) return;
    if (formatted(event, this.field)) return;
    if (event.key === "ArrowUp" && !this.field.value && editLast(this.channel, this.thread)) {
      event.preventDefault();
      return;
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.say();
  }

  /** Say in a line below the field why nothing was sent; `anyway` can be sent after all. */
  tell(sentence, anyway) {
    this.trouble.hidden = !sentence;
    if (!sentence) return;
    const send = () => this.sendOff(sending(anyway, this.where()), this.field.value);
    const button = anyway && h("button.link-button", { onclick: send }, "Send it as a message");
    this.trouble.replaceChildren(icon("warn"), h("span", sentence), ...(button ? [button] : []));
  }

  where() {
    const { channel, thread, extra, files } = this;
    return { channel, thread, ...extra?.details(), ...files.details() };
  }

  async say() {
    const typed = this.field.value;
    if (!typed.trim() && !this.files.has) return;
    if (this.files.isBusy) {
      this.tell(ON_THEIR_WAY);
      return;
    }
    this.suggestions.offer(null);
    const sent = sending(typed, this.where());
    if (sent.trouble) this.tell(sent.trouble, sent.anyway);
    else await this.sendOff(sent, typed);
  }

  async sendOff({ verb, details }, typed) {
    const answer = await whileBusy(this.send, () => act(verb, details));
    if (answer === undefined) return;
    if (!answer) {
      this.tell(NOT_SENT);
      return;
    }
    if (this.field.value === typed) this.field.value = "";
    this.extra?.reset();
    if (details.files) this.files.reset();
    this.typed();
    changed("said", { channel: this.channel, thread: this.thread });
  }
}
