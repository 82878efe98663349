// The programme's clock: shows its time and winds it forward.

import { act } from "../core/api.js";
import { h, tabStops } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { hang } from "../layers/menus.js";
import { changed, myZone, now, on, programmeZone, store } from "../core/store.js";
import { followers, outcome, placeName } from "./followers.js";
import { fromField, nextMonday, timeOfDay, toField, tomorrow, written } from "../core/time.js";

const ZONED = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "numeric",
  minute: "2-digit",
};

const OPENS = { "aria-haspopup": "dialog" };
const TICK = 10_000;
const WHILE = 6000;

/** Draw the clock into the bar and keep it ticking. */
export const startClockBar = (root) => new ClockBar(root);

class ClockBar {
  constructor(root) {
    this.root = root;
    this.face = h("time.clock-face");
    this.where = h("span.clock-zone");
    this.status = h("span.unseen", { role: "status" });
    this.opener = h(
      "button.clock-opener",
      { "aria-label": "Clock", ...OPENS, "aria-expanded": "false", onclick: () => this.unfold() },
      icon("clock"),
      h("span.clock-words", this.face, this.where),
    );
    root.append(
      this.opener,
      h("span.spinner", { "aria-hidden": "true" }),
      this.buttons(),
      this.status,
    );
    on("state clock tick", () => store.me && this.draw());
    setInterval(() => changed("tick"), TICK);
  }

  buttons() {
    const other = { "aria-label": "Wind to a moment", ...OPENS, onclick: () => this.unfold() };
    return h(
      "div.clock-buttons",
      { role: "group", "aria-label": "Wind the clock" },
      h("span.clock-label", { "aria-hidden": "true" }, "Wind"),
      windButtons((target) => this.wind(target)),
      h("button.clock-button", other, "…"),
    );
  }

  unfold() {
    const wind = (target) => {
      close(true);
      this.wind(target);
    };
    const today = written(now(), programmeZone(), { dateStyle: "full", timeStyle: "short" });
    const panel = h(
      "div.clock-panel",
      { role: "dialog", "aria-label": "Clock" },
      h("p.panel-title", today),
      h("p.note", `${placeName(programmeZone())}. ${mine()}`),
      h("p.note", `${followers()} Time only goes forward.`),
      h("div.clock-list", windButtons(wind)),
      momentForm(wind),
    );
    const close = hang(this.opener, panel, {
      focus: () => tabStops(panel)[0].focus(),
    });
  }

  async wind(target) {
    this.busy(true);
    this.status.textContent = "Winding the clock";
    this.tell(store.clock.followers ? "Doing what is due…" : "Winding…");
    const answer = await act("wind", target);
    this.busy(false);
    const moment = `It is ${this.face.textContent} now. `;
    this.status.textContent = answer ? moment + outcome(answer) : "";
    this.tell(answer ? outcome(answer) : null);
  }

  /** Say something under the time for a while. */
  tell(words) {
    clearTimeout(this.untold);
    this.told = words;
    this.draw();
    const busy = () => this.root.getAttribute("aria-busy") === "true";
    if (words) this.untold = setTimeout(() => busy() || this.tell(null), WHILE);
  }

  busy(on) {
    this.root.setAttribute("aria-busy", String(on));
    this.root.classList.toggle("winding", on);
    for (const button of this.root.querySelectorAll("button")) button.disabled = on;
  }

  draw() {
    this.face.textContent = written(now(), programmeZone(), ZONED);
    const elsewhere = mine();
    this.where.replaceChildren(
      this.told ?? placeName(programmeZone()),
      this.told || !elsewhere ? "" : h("span.wide-only", ` · you: ${timeOfDay(now(), myZone())}`),
    );
    this.where.classList.toggle("told", Boolean(this.told));
    this.opener.title = followers();
  }
}

/** What the clock shows where the acting person is, if that is elsewhere. */
function mine() {
  const [here, there] = [timeOfDay(now(), programmeZone()), timeOfDay(now(), myZone())];
  return here === there ? "" : `${there} for you in ${placeName(myZone())}`;
}

function windButtons(wind) {
  const entry = (unseen, label, target) =>
    h("button.clock-button", { onclick: () => wind(target()) }, h("span.unseen", unseen), label);
  return [
    entry("Wind ", "one hour", () => ({ hours: 1 })),
    entry("Wind to ", "tomorrow 9:00", () => ({ to: tomorrow(now(), programmeZone()) })),
    entry("Wind ", "one day", () => ({ hours: 24 })),
    entry("Wind to next ", "Monday 9:00", () => ({ to: nextMonday(now(), programmeZone()) })),
  ];
}

function momentForm(wind) {
  const zone = programmeZone();
  const field = h("input.field", {
    type: "datetime-local",
    required: true,
    id: "clock-moment",
    value: toField(now() + 3600, zone),
    "aria-describedby": "clock-why",
  });
  const why = h(
    "p.field-error",
    { id: "clock-why", role: "alert", hidden: true },
    "That moment is past. The clock cannot go back, because every message bears its moment.",
  );
  return h(
    "form.moment-form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        const to = fromField(field.value, zone);
        why.hidden = !to || to > now();
        if (to && why.hidden) wind({ to });
      },
    },
    h("label", { for: "clock-moment" }, "A moment"),
    h("div.moment-row", field, h("button.button.primary", { type: "submit" }, "Wind there")),
    why,
  );
}
