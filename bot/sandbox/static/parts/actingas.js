// Who am I: the switcher that lets a tester be anybody in the workspace.

import { freshId, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { hang } from "../layers/menus.js";
import { openDrawer } from "./drawer.js";
import { everybody, remember } from "./everybody.js";
import { aboutLine, avatar, mayAct } from "./people.js";
import { PeopleList } from "./peoplelist.js";
import { addressOf, go, place } from "../core/place.js";
import { fullName, now, on, soon, store } from "../core/store.js";
import { timeOfDay } from "../core/time.js";

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
        h("span.note", brief(store.me)),
      ),
      icon("down"),
    );
    control.setAttribute("aria-description", `${fullName(store.me)}, ${aboutLine(store.me)}`);
  };
  on("state people clock tick", soon(draw));
  on("state", () => remember(store.me.id));
}

/** The local time, which must not be cut off, and the role. */
const brief = ({ tz, role, title }) =>
  [timeOfDay(now(), tz), role || title].filter(Boolean).join(" · ");

function openList(control, id) {
  const beside = h("a.button.small", { target: "_blank", rel: "noopener" });
  const list = new PeopleList(
    everybody(),
    (someone) => {
      close(true);
      go(place(), { as: someone.id });
    },
    {
      label: "Acting as",
      chosen: store.me.id,
      barred: (someone) => !mayAct(someone),
      moved: (someone) => aim(beside, someone),
    },
  );
  const all = () => {
    close(false);
    openDrawer("people", { control });
  };
  const panel = h(
    "div.acting-panel",
    { role: "dialog", "aria-label": "Acting as", id },
    h("p.panel-title", "Who would you like to be?"),
    h("p.note", "You see what they see, and do what they do."),
    list.node,
    h(
      "div.acting-more",
      beside,
      h("button.button.small", { onclick: all }, icon("people"), "Newcomers and accounts"),
    ),
  );
  const close = hang(control, panel, { focus: () => list.focus() });
}

/** Point the door to a second window at the person who is marked in the list. */
function aim(beside, someone) {
  beside.hidden = !someone || !mayAct(someone);
  if (beside.hidden) return;
  beside.href = addressOf({}, someone.id);
  beside.replaceChildren(icon("window"), `A second window as ${fullName(someone).split(" ")[0]}`);
}
