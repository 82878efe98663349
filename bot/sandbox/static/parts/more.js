// The menu of the page itself: the tour, what goes on behind the scenes, light and dark, keys.

import { h } from "../core/dom.js";
import { icon, opens } from "../core/icons.js";
import { store } from "../core/store.js";
import { openMenu } from "../layers/menus.js";
import { openDrawer } from "./drawer.js";
import { showKeys } from "./keys.js";
import { choose, theme, THEMES } from "./theme.js";
import { showTour } from "./tour.js";

/** Draw the button of the menu into the bar. */
export function startMore(root) {
  const control = h(
    "button.bar-button.bare",
    {
      "aria-label": "More of this page",
      title: "More",
      ...opens("menu"),
      onclick: () => openMenu(control, entries(control), { label: "More of this page" }),
    },
    icon("more"),
  );
  root.append(control);
}

function entries(control) {
  const tour = { label: "Guided tour", note: "Play it step by step", icon: icon("map"), run: showTour };
  return [
    ...(store.tour.length ? [tour] : []),
    { heading: "Behind the scenes" },
    panel(control, "said", "What was said", "Every request and error", "talk"),
    panel(control, "faults", "Faults", "Give Slack a bad day", "storm"),
    panel(control, "people", "People", "Newcomers, guests, zones", "people"),
    { heading: "Appearance" },
    ...THEMES.map(([name, label]) => ({
      label,
      note: theme() === name ? "Chosen" : null,
      icon: icon(theme() === name ? "check" : "blank"),
      run: () => choose(name),
    })),
    { heading: "Help" },
    { label: "Keys", note: "Press ? any time", icon: icon("keys"), run: showKeys },
  ];
}

const panel = (control, name, label, note, sign) => ({
  label,
  note,
  icon: icon(sign),
  run: () => openDrawer(name, { control }),
});
