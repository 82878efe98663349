// The button of the inspector: counts what went wrong since somebody last looked.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { on, soon } from "../core/store.js";
import { toggleDrawer } from "./drawer.js";
import { startExchanges, unseen } from "./exchanges.js";

/** Draw the button into the bar. */
export function startProblems(root) {
  startExchanges();
  const count = h("span.bar-count", { "aria-hidden": "true", hidden: true });
  const control = h(
    "button.bar-button",
    {
      data: { drawer: "said" },
      "aria-controls": "drawer",
      "aria-expanded": "false",
      title: "Every request, event and error",
      onclick: () => toggleDrawer("said", control),
    },
    icon("talk"),
    h("span.wide-only", "What was said"),
    count,
  );
  const spoken = h("span.unseen", { role: "status" });
  root.append(control, spoken);
  const draw = soon(() => {
    const many = unseen();
    count.hidden = many === 0;
    count.textContent = many > 99 ? "99+" : String(many);
    control.classList.toggle("wrong", many > 0);
    const words = `${many} ${many === 1 ? "problem" : "problems"}`;
    const more = many ? `: ${words} not looked at` : "";
    control.setAttribute("aria-label", `What was said${more}`);
    spoken.textContent = many ? words : "";
  });
  on("exchanges state", draw);
}
