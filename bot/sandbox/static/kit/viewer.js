// A picture in front of everything, as large as the screen allows.

import { h } from "../core/dom.js";
import { iconButton } from "../core/icons.js";
import { lay } from "../layers/overlay.js";

/** Look at a picture; Escape, the cross or a press beside it lead back. */
export function lookAt({ name, note, alt, address, save }) {
  const close = () => lift();
  const dialog = h(
    "div.viewer",
    {
      role: "dialog",
      "aria-modal": "true",
      "aria-label": name,
      onclick: (event) => event.target === dialog && close(),
    },
    h(
      "div.viewer-head",
      h("span.viewer-words", h("bdi.file-name", name), h("span.file-kind", note)),
      save,
      iconButton("plain", "Close picture", "close", close),
    ),
    h("img.viewer-picture", { src: address, alt }),
  );
  const lift = lay(dialog, { escape: close });
}
