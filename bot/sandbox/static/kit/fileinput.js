// The field of a form that takes files: choose, drop or paste them, and take them away again.

import { h } from "../core/dom.js";
import { dropZone } from "./dropping.js";
import { icon } from "../core/icons.js";
import { Pile } from "./pile.js";
import { pileList } from "./pilelist.js";
import { store } from "../core/store.js";

const piles = new WeakMap();

/** Draw a `file_input`; files that are still on their way outlive a redraw of the form. */
export function fileInput(element, io) {
  const most = element.max_files ?? 10;
  const { id, data, ...attributes } = io.attributes;
  const pile = pileOf(io, most);
  const chooser = hiddenChooser({ several: most > 1, accept: accepted(element) }, (files) =>
    pile.add(files),
  );
  const button = h(
    "button.button",
    { id, data, onclick: () => chooser.click() },
    icon("clip"),
    most > 1 ? "Choose files" : "Choose a file",
  );
  const { list, said, draw } = pileList(pile, { label: "Files", after: () => button });
  const note = h("span.note", hint(element, most));
  const zone = h("div.drop-zone", button, h("span.drop-words", "or drop here"), note);
  const group = { role: "group", tabindex: "-1", ...attributes };
  const node = h("div.file-input", group, zone, list, said, chooser);
  const show = () => {
    draw();
    button.disabled = pile.room < 1;
  };
  show();
  listen(pile, show, io);
  watchDrops(node, pile);
  return node;
}

function pileOf({ fields, value, attributes }, most) {
  if (!piles.has(fields)) piles.set(fields, new Map());
  const own = piles.get(fields);
  const { key } = attributes.data;
  if (!own.has(key)) own.set(key, new Pile({ most, files: (value ?? []).map(known).filter(Boolean) }));
  return own.get(key);
}

/** A file that the server remembers for a form, for a page that was loaded anew. */
function known(id) {
  const entries = store.views.flatMap(({ state }) =>
    Object.values(state?.values ?? {}).flatMap(Object.values),
  );
  return entries.flatMap(({ files }) => files ?? []).find((file) => file.id === id);
}

/** A pile speaks to the newest drawing of its field. */
function listen(pile, show, io) {
  pile.stop?.();
  let before = JSON.stringify(worth(pile));
  pile.stop = pile.hear(() => {
    show();
    const value = worth(pile);
    if (JSON.stringify(value) === before) return;
    before = JSON.stringify(value);
    if (pile.isBusy) io.change(value);
    else io.done(value);
  });
}

/** What the field holds: ids, and nothing in the place of a file that is on its way. */
const worth = (pile) => pile.items.map(({ file }) => file?.id ?? null);

function watchDrops(node, pile) {
  node.addEventListener("paste", (event) => {
    if (event.clipboardData?.files.length) pile.add(event.clipboardData.files);
  });
  pile.undrop?.();
  pile.undrop = dropZone(
    () => node.closest(".dialog") && node,
    (files) => pile.add(files),
  );
}

/** The browser's own dialog for files; a button stands for it. */
export function hiddenChooser({ several, accept }, take) {
  const chooser = h("input.unseen", {
    type: "file",
    multiple: several,
    accept,
    tabindex: "-1",
    "aria-hidden": "true",
    onchange: () => {
      take(chooser.files);
      chooser.value = "";
    },
  });
  return chooser;
}

const accepted = ({ filetypes }) => filetypes?.map((ending) => `.${ending}`).join(",") || null;

function hint({ filetypes }, most) {
  const kinds = filetypes?.map((ending) => ending.toUpperCase()).join(", ");
  return [kinds, most > 1 ? `up to ${most} files` : null, "100 MB each"].filter(Boolean).join(" · ");
}
