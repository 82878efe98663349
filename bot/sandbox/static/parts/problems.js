// "Slack says": what the app did wrong, kept for the tester to open.

import { act } from "../core/api.js";
import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { hang } from "../layers/menus.js";
import { changed, on, store } from "../core/store.js";

/** Draw the red mark into the bar; it shows once there is something to say. */
export function startProblems(root) {
  const count = h("span.problem-count");
  const control = h(
    "button.problems",
    {
      hidden: true,
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      onclick: () => openLog(control),
    },
    icon("warn"),
    h("span.wide-only", "Slack says"),
    count,
  );
  const spoken = h("span.unseen", { role: "status" });
  root.append(control, spoken);
  on("problems state", () => {
    const many = store.problems.length + store.faults.length;
    control.hidden = many === 0;
    count.textContent = String(many);
    control.setAttribute(
      "aria-label",
      `Slack says: ${many} ${many === 1 ? "problem" : "problems"}`,
    );
    spoken.textContent = store.problems.at(-1)?.text ?? "";
  });
}

function openLog(control) {
  const clear = () => {
    close(true);
    if (store.faults.length) act("clear_faults");
    Object.assign(store, { problems: [], faults: [] });
    changed("problems");
  };
  const list = h(
    "ol.problem-list",
    { tabindex: "0" },
    store.faults.map(faultLine),
    store.problems.map(problemLine).reverse(),
  );
  const panel = h(
    "div.problem-panel",
    { role: "dialog", "aria-label": "Slack says" },
    h("p.panel-title", "Slack says"),
    h(
      "p.note",
      "Mistakes of the app that Slack would refuse. People in the workspace do not see these.",
    ),
    list,
    h("button.button", { onclick: clear }, "Clear"),
  );
  const close = hang(control, panel, { focus: () => list.focus() });
}

const problemLine = ({ text, at }) =>
  h("li", h("time", new Date(at).toLocaleTimeString()), h("span", text));

const faultLine = ({ method, kind, times }) =>
  h("li", h("span", `Switched on: ${method}, ${kind}, ${times} times`));
