// Fields for days, times and moments: the programme's today, the person's zone.

import { h } from "../core/dom.js";
import { myZone, now } from "../core/store.js";
import { dayName, fromField, toField } from "../core/time.js";

/** A day or a time of day. */
export function dated(element, io, type) {
  const field = h("input.field.short", {
    type,
    ...io.attributes,
    value: io.value ?? "",
    onchange: () => (field.value >= "1900" || type === "time") && io.done(field.value || null),
    oninput: () => io.change(field.value || null),
  });
  const zone = element.timezone;
  if (type === "time") return zone ? h("div.dated", field, h("span.note", city(zone))) : field;
  return io.attributes.id ? h("div.dated", field, today(field, io)) : field;
}

/** A button for the programme's own today: a browser's calendar knows only the real one. */
function today(field, io) {
  const fill = () => {
    field.value = dayName(now(), myZone());
    io.done(field.value);
  };
  return h(
    "button.link",
    { onclick: fill, data: { key: `${io.attributes.data.key}/today` } },
    "Today",
  );
}

/** A moment on the wall clock of the person who looks. */
export function moment(_element, io) {
  const zone = myZone();
  const read = () => {
    const seconds = fromField(field.value, zone);
    return seconds === null ? null : String(seconds);
  };
  const field = h("input.field.short", {
    type: "datetime-local",
    ...io.attributes,
    value: io.value ? toField(Number(io.value), zone) : "",
    onchange: () => io.done(read()),
    oninput: () => io.change(read()),
  });
  return h("div.dated", field, h("span.note", city(zone)));
}

const city = (zone) => `${zone.split("/").at(-1).replaceAll("_", " ")} time`;
