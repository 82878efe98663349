// The list of files that somebody gathers: what each is, how far it has come, and a way to drop it.

import { arrange, h } from "../core/dom.js";
import { fileAddress, isPicture, sizeText } from "./files.js";
import { icon, iconButton } from "../core/icons.js";

/** A list that follows a pile; `after` is where the keyboard goes when the last file is gone. */
export function pileList(pile, { label, after }) {
  const list = h("ul.pile", { "aria-label": label, hidden: true });
  const said = h("p.unseen", { role: "status" });
  const nodes = new Map();
  const draw = () => {
    for (const item of pile.items) {
      if (!nodes.has(item.key)) nodes.set(item.key, entry(item, () => remove(item)));
      fill(nodes.get(item.key), item, said);
    }
    for (const key of nodes.keys())
      if (!pile.items.some((item) => item.key === key)) nodes.delete(key);
    list.hidden = !pile.items.length;
    arrange(list, [...nodes.values()].map(({ node }) => node));
  };
  const remove = (item) => {
    const index = pile.items.indexOf(item);
    pile.remove(item);
    said.textContent = `${item.name} removed`;
    (list.querySelectorAll("button")[Math.min(index, pile.items.length - 1)] ?? after())?.focus();
  };
  draw();
  return { list, said, draw };
}

function entry(item, remove) {
  const sign = h("span.pile-sign", icon("file"));
  const note = h("span.note");
  const bar = h("progress", { max: "1", "aria-label": `Uploading ${item.name}` });
  const words = h("span.pile-words", h("bdi.pile-name", item.name), note, bar);
  const cross = iconButton("plain", `Remove ${item.name}`, "close", remove);
  return { node: h("li.pile-item", sign, words, cross), sign, note, bar, shown: false };
}

function fill(drawn, item, said) {
  drawn.note.textContent = item.file ? sizeText(item.file.size) : percent(item.share);
  drawn.bar.value = item.share ?? 1;
  drawn.bar.hidden = Boolean(item.file);
  if (!item.file || drawn.shown) return;
  drawn.shown = true;
  if (item.share !== undefined) said.textContent = `${item.name} uploaded`;
  if (isPicture(item.file))
    drawn.sign.replaceChildren(h("img", { src: fileAddress(item.file), alt: `Preview of ${item.name}` }));
}

const percent = (share) => `${Math.round((share ?? 0) * 100)} %`;
