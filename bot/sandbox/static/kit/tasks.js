// What agents show of their work: a plan, and the tasks in it.

import { h, outsideLink } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { plain } from "../text/mrkdwn.js";
import { richText } from "../text/richtext.js";

const STATES = {
  pending: ["circle", "To do"],
  in_progress: ["clock", "In progress"],
  complete: ["check", "Done"],
  error: ["warn", "Failed"],
};

/** A plan: a title over its tasks. */
export function plan({ title, tasks = [] }) {
  const done = tasks.filter(({ status }) => status === "complete").length;
  return h(
    "div.plan",
    h(
      "p.plan-title",
      h("strong", plain(title?.text ?? title)),
      tasks.length ? h("span.note", `${done} of ${tasks.length} done`) : null,
    ),
    h(
      "ul.plan-tasks",
      tasks.map((task) => h("li", taskCard(task))),
    ),
  );
}

/** One task; what it found is behind a fold. */
export function taskCard(task) {
  const status = Object.hasOwn(STATES, task.status) ? task.status : "pending";
  const [sign, words] = STATES[status];
  const head = [
    h("span", { class: `task-sign ${status}`, role: "img", "aria-label": words }, icon(sign)),
    task.hide_title ? h("span.unseen", plain(task.title)) : h("span", plain(task.title)),
  ];
  const inside = [
    task.details && h("div.text", richText(task.details.elements)),
    task.output && h("div.text.task-output", richText(task.output.elements)),
    sources(task.sources),
  ].filter(Boolean);
  if (!inside.length) return h("div.task", h("div.task-head", head));
  return h("details.task", { open: status !== "complete" }, h("summary.task-head", head), inside);
}

function sources(list) {
  if (!list?.length) return null;
  return h(
    "ul.task-sources",
    { "aria-label": "Sources" },
    list.map(({ url, text }) => h("li", outsideLink(url, plain(text) || url))),
  );
}
