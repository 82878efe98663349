// The programme's clock: shows its time and winds it forward.

import { act } from "../core/api.js";
import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { hang } from "../layers/menus.js";
import { changed, now, on, programmeZone, store } from "../core/store.js";
import { fromField, nextMonday, toField, written } from "../core/time.js";

const ZONED = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "numeric",
  minute: "2-digit",
};

/** Draw the clock into the bar and keep it ticking. */
export function startClockBar(root) {
  const face = h("time", { class: "clock-face" });
  const where = h("span", { class: "clock-zone" });
  const status = h("span", { class: "unseen", role: "status" });
  const buttons = windButtons(wind);
  const group = h(
    "div",
    { class: "clock-buttons", role: "group", "aria-label": "Wind the clock" },
    h("span", { class: "clock-label", "aria-hidden": "true" }, "Wind"),
    buttons,
  );
  const opener = h(
    "button",
    {
      class: "clock-opener",
      type: "button",
      "aria-label": "Clock",
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      onclick: () => unfold(),
    },
    icon("clock"),
    h("span", { class: "clock-words" }, face, where),
  );

  function unfold() {
    const panel = h(
      "div",
      { class: "clock-panel", role: "dialog", "aria-label": "Clock" },
      h(
        "p",
        { class: "panel-title" },
        written(now(), programmeZone(), { dateStyle: "full", timeStyle: "short" }),
      ),
      h("p", { class: "note" }, `${placeName()}. ${followers()} Time only goes forward.`),
      h(
        "div",
        { class: "clock-list" },
        windButtons((target) => {
          close(true);
          wind(target);
        }),
      ),
      momentForm((target) => {
        close(true);
        wind(target);
      }),
    );
    const close = hang(opener, panel, { focus: () => panel.querySelector("button").focus() });
  }

  async function wind(target) {
    busy(true);
    const answer = await act("wind", target);
    busy(false);
    status.textContent = answer ? `It is ${face.textContent} now` : "";
  }

  function busy(on) {
    root.setAttribute("aria-busy", String(on));
    root.classList.toggle("winding", on);
    for (const button of root.querySelectorAll("button")) button.disabled = on;
    if (on) status.textContent = "Winding the clock";
  }

  const draw = () => {
    if (!store.me) return;
    face.textContent = written(now(), programmeZone(), ZONED);
    where.textContent = placeName();
    opener.title = followers();
  };
  on("state clock tick", draw);
  setInterval(() => changed("tick"), 10_000);
  root.append(opener, h("span", { class: "spinner", "aria-hidden": "true" }), group, status);
  group.append(
    h(
      "button",
      {
        type: "button",
        class: "clock-button",
        "aria-label": "Wind to a moment",
        "aria-haspopup": "dialog",
        onclick: () => unfold(),
      },
      "…",
    ),
  );
}

const placeName = () => programmeZone().split("/").at(-1).replaceAll("_", " ");

function followers() {
  const count = store.clock.followers ?? 0;
  if (count === 0) return "No bot follows this clock.";
  return count === 1 ? "One bot follows this clock." : `${count} bots follow this clock.`;
}

function windButtons(wind) {
  const entry = (unseen, label, target) =>
    h(
      "button",
      { type: "button", class: "clock-button", onclick: () => wind(target()) },
      h("span", { class: "unseen" }, unseen),
      label,
    );
  return [
    entry("Wind ", "one hour", () => ({ hours: 1 })),
    entry("Wind ", "one day", () => ({ hours: 24 })),
    entry("Wind to ", "next Monday 9:00", () => ({ to: nextMonday(now(), programmeZone()) })),
  ];
}

function momentForm(wind) {
  const zone = programmeZone();
  const field = h("input", {
    class: "field",
    type: "datetime-local",
    required: true,
    id: "clock-moment",
    value: toField(now() + 3600, zone),
    min: toField(now(), zone),
  });
  return h(
    "form",
    {
      class: "moment-form",
      onsubmit: (event) => {
        event.preventDefault();
        const to = fromField(field.value, zone);
        if (to) wind({ to });
      },
    },
    h("label", { for: "clock-moment" }, "A moment"),
    h(
      "div",
      { class: "moment-row" },
      field,
      h("button", { class: "button primary", type: "submit" }, "Wind there"),
    ),
  );
}
