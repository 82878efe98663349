// Small menus and panels that hang from a button; one at a time.

import { h, present, tabStops } from "../core/dom.js";

let open = null;

/** Hang a panel from a control. Gives a function that closes it. */
export function hang(control, panel, { focus } = {}) {
  const again = open?.control === control;
  open?.close();
  if (again) return () => {};
  const entry = { control, close: (refocus) => shut(entry, panel, refocus) };
  open = entry;
  panel.classList.add("hanging");
  panel.addEventListener("keydown", (event) => leave(event, panel, entry));
  document.getElementById("layers").append(panel);
  control.setAttribute("aria-expanded", "true");
  place(panel, control);
  focus?.();
  return entry.close;
}

function shut(entry, panel, refocus) {
  if (open === entry) open = null;
  panel.remove();
  entry.control.setAttribute("aria-expanded", "false");
  if (refocus && entry.control.isConnected) entry.control.focus();
}

/** Tab leaves a panel as if it stood beside its control, not at the end of the page. */
function leave(event, panel, entry) {
  const stops = tabStops(panel);
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (event.key !== "Tab" || document.activeElement !== edge) return;
  if (event.shiftKey) event.preventDefault();
  entry.close(true);
}

function place(panel, control) {
  const anchor = control.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const gap = 6;
  const left = Math.min(
    Math.max(8, anchor.left),
    innerWidth - width - 8,
  );
  const below = anchor.bottom + gap + height <= innerHeight - 8;
  panel.style.left = `${Math.max(8, left)}px`;
  panel.style.top = `${below ? anchor.bottom + gap : Math.max(8, anchor.top - gap - height)}px`;
}

document.addEventListener(
  "pointerdown",
  (event) => {
    const outside =
      open && !event.target.closest(".hanging") && !open.control.contains(event.target);
    if (outside) open.close();
  },
  true,
);
document.addEventListener(
  "keydown",
  (event) => {
    if (!open || event.key !== "Escape") return;
    event.stopPropagation();
    open.close(true);
  },
  true,
);
window.addEventListener("resize", () => open?.close());

/** Close whatever hangs: something larger is coming. */
export const closeHanging = () => open?.close();

/** Open a menu: {label, note, icon, danger, run}, {heading} or {quick: [{label, sign, run}]}. */
export function openMenu(control, entries, { label } = {}) {
  const items = entries.map((entry) => drawn(entry, () => close(true)));
  const menu = h(
    "div.menu",
    { role: "menu", "aria-label": label ?? control.getAttribute("aria-label") },
    items,
  );
  menu.addEventListener("keydown", (event) => arrow(event, menu));
  const close = hang(control, menu, {
    focus: () => menu.querySelector("[role=menuitem]")?.focus(),
  });
}

function drawn(entry, close) {
  if (entry.heading) return heading(entry);
  return entry.quick ? quickRow(entry.quick, close) : item(entry, close);
}

/** A row of signs at the head of a menu. */
function quickRow(quick, close) {
  const sign = ({ label, sign: shown, chosen, run }) =>
    h(
      "button.menu-sign",
      {
        role: "menuitem",
        tabindex: "-1",
        "aria-label": label,
        title: label,
        class: chosen ? "menu-sign chosen" : "menu-sign",
        onclick: () => {
          close();
          run();
        },
      },
      shown,
    );
  return h("div.menu-quick", { role: "group", "aria-label": "Reactions" }, quick.map(sign));
}

const heading = ({ heading: words }) => h("p.menu-heading", { role: "presentation" }, words);

function item(entry, close) {
  return h(
    "button",
    {
      class: entry.danger ? "menu-item danger" : "menu-item",
      role: "menuitem",
      tabindex: "-1",
      onclick: () => {
        close();
        entry.run();
      },
    },
    ...present([
      entry.icon,
      h("span.menu-words", h("span", entry.label), entry.note ? h("span.note", entry.note) : null),
    ]),
  );
}

const STEPS = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: -Infinity,
  End: Infinity,
};

function arrow(event, menu) {
  if (event.key === "Tab") {
    open?.close(true);
    return;
  }
  if (!(event.key in STEPS)) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  const step = STEPS[event.key];
  const at = items.indexOf(document.activeElement);
  const next = Number.isFinite(step)
    ? (at + step + items.length) % items.length
    : step > 0
      ? items.length - 1
      : 0;
  items[next]?.focus();
}
