// Files of a message that is being written: a button, the clipboard and the mouse bring them.

import { h } from "../core/dom.js";
import { dropZone } from "../kit/dropping.js";
import { hiddenChooser } from "../kit/fileinput.js";
import { iconButton } from "../core/icons.js";
import { Pile } from "../kit/pile.js";
import { pileList } from "../kit/pilelist.js";
import { store } from "../core/store.js";

const drafts = new Map();

/**
 * What a composer needs for files: `button`, `node` (the list), `details()` for the verb, `reset()`
 * after sending, `stop()` when it leaves the page. `moved` is called when files came or went.
 */
export function attach({ key, field, moved }) {
  const pile = draftOf(`${store.me?.id} ${key}`);
  const chooser = hiddenChooser({ several: true, accept: null }, (files) => pile.add(files));
  const button = iconButton("tool", "Add files", "clip", () => chooser.click());
  const { list, said, draw } = pileList(pile, { label: "Files to send", after: () => field });
  const unhear = pile.hear(() => {
    draw();
    moved();
  });
  const undrop = dropZone(
    () => field.closest("#main, #thread"),
    (files) => {
      pile.add(files);
      field.focus();
    },
  );
  field.addEventListener("paste", (event) => pasted(event, pile));
  return {
    button,
    node: h("div.attach", list, said, chooser),
    get has() {
      return pile.items.length > 0;
    },
    get isBusy() {
      return pile.isBusy;
    },
    details: () => (pile.ids.length ? { files: pile.ids } : {}),
    reset: () => pile.clear(),
    stop: () => [unhear, undrop].forEach((end) => end()),
  };
}

function draftOf(key) {
  if (!drafts.has(key)) drafts.set(key, new Pile());
  return drafts.get(key);
}

function pasted(event, pile) {
  const files = event.clipboardData?.files ?? [];
  if (!files.length) return;
  event.preventDefault();
  pile.add(files);
}
