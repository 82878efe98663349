// Pictures: where a picture cannot be shown its alt text stands in its place.

import { h, safeUrl } from "../core/dom.js";
import { slackFileAddress } from "./files.js";
import { icon } from "../core/icons.js";
import { store } from "../core/store.js";

const LIMIT = { thumb: 88, icon: 36, tiny: 20 };

/** The picture of an image block, accessory or context element. */
export function picture(image, size) {
  const address = pictureUrl(image);
  const alt = image.alt_text ?? image.title?.text ?? "";
  const stand = standIn(alt, size);
  if (!address) return stand;
  const shown = h("img", {
    class: `picture ${size}`,
    alt,
    src: address,
    loading: "lazy",
    referrerpolicy: "no-referrer",
  });
  if (LIMIT[size]) shown.width = shown.height = LIMIT[size];
  shown.hidden = true;
  const frame = h("span", { class: `picture-frame ${size}` }, stand, shown);
  shown.addEventListener("load", () => {
    shown.hidden = false;
    stand.remove();
  });
  shown.addEventListener("error", () => shown.remove());
  shown.loading = "eager";
  return frame;
}

function pictureUrl(image) {
  if (image.slack_file && !store.me?.id) return null;
  if (image.slack_file) return slackFileAddress(image.slack_file);
  const url = image.image_url;
  if (!url) return null;
  if (url.startsWith("/")) return url;
  return /^https?:/.test(safeUrl(url) ?? "") ? url : null;
}

function standIn(alt, size) {
  return h(
    "span",
    { class: `stand-in ${size}`, role: "img", "aria-label": alt || "Picture" },
    icon("image"),
    size === "tiny" || size === "icon" ? null : h("span", alt || "Picture"),
  );
}
