// The picture beside a message: the person's, or the one an app chose for this message.

import { h } from "../core/dom.js";
import { picture } from "../kit/pictures.js";
import { avatar } from "./people.js";
import { emoji } from "../text/emoji.js";

/** Whose picture stands beside a message. */
export function face(who, { icons } = {}) {
  const sign = emoji((icons?.emoji ?? "").replaceAll(":", ""));
  if (sign) return h("span.avatar.app.face", { "aria-hidden": "true" }, sign);
  const url = icons?.image_48 ?? icons?.image_64 ?? icons?.image_36;
  return url
    ? h("span.avatar.app.face", { "aria-hidden": "true" }, picture({ image_url: url }, "tiny"))
    : avatar(who);
}
