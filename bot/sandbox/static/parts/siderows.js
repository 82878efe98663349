// Rows of the sidebar: however many there are, only those that look different are drawn anew.

import { arrange, h } from "../core/dom.js";
import { addressOf, go } from "../core/place.js";
import { on } from "../core/store.js";

const rows = new Map();
on("state", ({ other }) => other && rows.clear());

/** A part of the sidebar with a heading and a list. */
export function group(title, items, extra) {
  const id = `side-${title.replaceAll(" ", "-").toLowerCase()}`;
  const list = row(`list ${id}`, "", () => h("ul"));
  arrange(list, items);
  return row(id, "", () => {
    const head = h("div.side-head", h("h2", { id }, title), extra?.());
    return h("section.side-group", { "aria-labelledby": id }, head, list);
  });
}

/** A node that is drawn anew only when it looks different, so that focus and scroll stay. */
export function row(key, looks, make) {
  const known = rows.get(key);
  if (known?.looks === looks) return known.node;
  const node = make();
  if (known?.node.contains(document.activeElement))
    setTimeout(() => node.querySelector("a")?.focus());
  rows.set(key, { looks, node });
  return node;
}

/** A link in the list; `sign` makes the picture before its name. */
export function link(target, isHere, name, unread, sign, kind) {
  const description = [kind, unread ? `${unread} unread` : null].filter(Boolean).join(", ");
  const looks = JSON.stringify([name, isHere, description, unread]);
  return row(addressOf(target), looks, () =>
    h("li", linkNode(target, isHere, name, unread, sign(), description)),
  );
}

function linkNode(target, isHere, name, unread, sign, description) {
  return h(
    "a",
    {
      class: ["side-link", unread && "unread", isHere && "here"].filter(Boolean).join(" "),
      href: addressOf(target),
      "aria-label": name,
      "aria-current": isHere ? "page" : null,
      "aria-description": description || null,
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(target);
      },
    },
    sign,
    h("span.side-name", name),
    unread
      ? h("span.badge", { "aria-hidden": "true" }, unread > 99 ? "99+" : String(unread))
      : null,
  );
}
