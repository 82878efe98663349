// The forms of an account: a newcomer's, and what can be changed later.

import { act } from "../core/api.js";
import { freshId, h, whileBusy } from "../core/dom.js";
import { changed, fullName, myZone, now, programmeZone, store } from "../core/store.js";
import { timeOfDay } from "../core/time.js";

const NIGHT = { from: "22:00", until: "07:00" };

/** A form for somebody new; `done` gets their id. */
export function newcomerForm(done) {
  const form = shell([
    field("real_name", "Name", { required: true, maxlength: 80, placeholder: "Alex Moreno" }),
    field("role", "Department or role", { maxlength: 80 }),
    zoneField(programmeZone()),
    box("guest", "Guest", "Sees only the channels they were added to.", false),
  ]);
  form.append(h("button.button.primary", { type: "submit" }, "Let them start"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    whileBusy(form.lastChild, async () => {
      const answer = await act("welcome", told(form));
      if (answer) done(answer.user);
    });
  });
  return form;
}

/** A form for what can be changed about somebody; `done` is called when it was. */
export function accountForm(someone, done) {
  if (someone.bot) return h("p.note", "An app. Its name and rights stand in its manifest.");
  const form = shell([
    field("real_name", "Name", { required: true, maxlength: 80, value: fullName(someone) }),
    field("role", "Department or role", { maxlength: 80, value: someone.role ?? "" }),
    zoneField(someone.tz || myZone()),
    quietFields(someone.quiet),
    box("guest", "Guest", "Sees only the channels they were added to.", someone.guest),
    box("deleted", "Deactivated", "Has left; nobody can be them.", someone.deleted),
  ]);
  form.append(h("button.button.primary", { type: "submit" }, "Save"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    whileBusy(form.lastChild, () => save(someone, form, done));
  });
  return form;
}

async function save(someone, form, done) {
  const answer = await act("alter", { user: someone.id, ...told(form) });
  if (!answer) return;
  changed("notice", { text: `Saved: ${fullName(someone)}.`, kind: "info" });
  done();
}

function told(form) {
  const given = Object.fromEntries(new FormData(form));
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const ticked = Object.fromEntries(boxes.map(({ name, checked }) => [name, checked]));
  const { from, until, ...rest } = given;
  const { wants_quiet: quiet, ...flags } = ticked;
  return { ...rest, ...flags, ...(from ? { quiet: quiet ? { from, until } : null } : {}) };
}

const shell = (fields) => h("form.account", fields);

function field(name, label, attributes) {
  const id = freshId(name);
  return h(
    "div.fault-field",
    h("label", { for: id }, label),
    h("input.field", { id, name, autocomplete: "off", ...attributes }),
  );
}

function zoneField(zone) {
  const id = freshId("zones");
  const used = [...new Set([...store.people.values()].map(({ tz }) => tz).filter(Boolean))];
  const zones = [...new Set([...used, ...Intl.supportedValuesOf("timeZone")])];
  const options = zones.map((value) => h("option", { value }));
  const input = field("tz", `Time zone (there it is ${timeOfDay(now(), zone)})`, {
    list: id,
    value: zone,
    required: true,
  });
  input.append(h("datalist", { id }, options));
  return input;
}

function quietFields(quiet) {
  const hour = (name, label) =>
    field(name, label, { type: "time", value: (quiet ?? NIGHT)[name], required: true });
  return h(
    "fieldset.fault-kinds",
    h("legend", "Quiet hours"),
    box("wants_quiet", "No bell in these hours", "In this person’s own time.", Boolean(quiet)),
    h("div.fault-numbers", hour("from", "From"), hour("until", "Until")),
  );
}

function box(name, label, note, checked) {
  return h(
    "label.fault-kind",
    h("input", { type: "checkbox", name, checked }),
    h("span", h("strong", label), h("span.note", note)),
  );
}
