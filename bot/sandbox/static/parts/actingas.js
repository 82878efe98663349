// Who am I: the switcher that lets a tester be anybody in the workspace.

import { freshId, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { hang } from "../layers/menus.js";
import { aboutLine, avatar, mayAct } from "./people.js";
import { PeopleList } from "./peoplelist.js";
import { go, place } from "../core/place.js";
import { fullName, on, store } from "../core/store.js";

/** Draw the switcher into the bar. */
export function startActingAs(root) {
  const panelId = freshId("acting");
  const control = h("button.acting", {
    role: "combobox",
    "aria-label": "Acting as",
    "aria-haspopup": "dialog",
    "aria-expanded": "false",
    "aria-controls": panelId,
    onclick: () => openList(control, panelId),
  });
  root.append(control);
  const draw = () => {
    if (!store.me) return;
    control.replaceChildren(
      avatar(store.me),
      h(
        "span.acting-words",
        h("span.acting-name", fullName(store.me)),
        h("span.note", aboutLine(store.me)),
      ),
      icon("down"),
    );
    control.setAttribute("aria-description", `${fullName(store.me)}, ${aboutLine(store.me)}`);
  };
  on("state people clock tick", draw);
}

function openList(control, id) {
  const list = new PeopleList(
    everybody(),
    (someone) => {
      close(true);
      go(place(), { as: someone.id });
    },
    { label: "Acting as", chosen: store.me.id, barred: (someone) => !mayAct(someone) },
  );
  const panel = h(
    "div.acting-panel",
    { role: "dialog", "aria-label": "Acting as", id },
    h("p.panel-title", "Who would you like to be?"),
    h("p.note", "Open a second tab to be two people at once."),
    list.node,
  );
  const close = hang(control, panel, { focus: () => list.focus() });
}

const rank = (someone) =>
  someone.bot ? 4 : someone.deleted ? 3 : someone.stranger ? 2 : someone.guest ? 1 : 0;

function everybody() {
  return [...store.people.values()].sort(
    (one, other) => rank(one) - rank(other) || fullName(one).localeCompare(fullName(other)),
  );
}
