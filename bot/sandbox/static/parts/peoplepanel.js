// The panel of people: who there is, newcomers, and what can be changed about each.

import { h } from "../core/dom.js";
import { icon, iconButton } from "../core/icons.js";
import { fullName, on, person, soon, store } from "../core/store.js";
import { accountForm, newcomerForm } from "./account.js";
import { everybody } from "./everybody.js";
import { aboutLine, avatar, marks, mayAct } from "./people.js";
import { PeopleList } from "./peoplelist.js";
import { addressOf, go } from "../core/place.js";

/** The panel, drawn into a node until `stop` is called. */
export class PeoplePanel {
  constructor() {
    this.node = h("div.people-panel");
    this.shown = null;
    this.stop = on(
      "people",
      soon(() => this.again()),
    );
  }

  /** Draw news of people, unless somebody is typing here. */
  again() {
    const held = this.node.contains(document.activeElement) ? document.activeElement : null;
    if (held?.matches("input")) return;
    this.draw();
    if (held) this.node.querySelector("button")?.focus();
  }

  draw() {
    const drawn = { list: () => this.list(), newcomer: () => this.newcomer() };
    const [kind, id] = this.shown ?? ["list"];
    this.node.replaceChildren(...(drawn[kind] ?? (() => this.account(id)))());
  }

  go(...shown) {
    this.shown = shown;
    this.draw();
    this.node.querySelector("input, button")?.focus();
  }

  list() {
    const list = new PeopleList(everybody(), ({ id }) => this.go("account", id), {
      label: "People",
      tall: true,
    });
    return [
      h(
        "div.drawer-intro",
        h("h3", `${store.people.size} people and apps`),
        h("p.note", "Pick somebody to be them, or to change their account."),
      ),
      h("button.button", { onclick: () => this.go("newcomer") }, icon("plus"), "New employee"),
      list.node,
    ];
  }

  newcomer() {
    return [
      this.back(),
      h("h3", "New employee"),
      newcomerForm((id) => this.go("account", id)),
    ];
  }

  account(id) {
    const someone = person(id);
    const form = accountForm(someone, () => this.go("account", id));
    const head = h(
      "div.profile-head",
      avatar(someone, "big"),
      h(
        "div",
        h("h3", fullName(someone), marks(someone).map((mark) => h("span.tag", mark))),
        h("p.note", aboutLine(someone)),
      ),
    );
    return [this.back(), head, mayAct(someone) ? doors(someone) : "", form];
  }

  back() {
    const button = iconButton("plain", "All people", "back", () => this.go("list"));
    return h("div.people-back", button, h("span.note", "All people"));
  }
}

/** Ways to be somebody: here, or in a window of its own. */
export function doors(someone) {
  if (someone.id === store.me.id) return h("p.note", "This is who you are now.");
  return h(
    "div.actions",
    h(
      "button.button.primary",
      { onclick: () => go({}, { as: someone.id }) },
      `Be ${fullName(someone)}`,
    ),
    h(
      "a.button",
      { href: addressOf({}, someone.id), target: "_blank", rel: "noopener" },
      icon("window"),
      "In a second window",
    ),
  );
}
