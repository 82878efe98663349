// A video: its poster leads to the video, which plays outside the sandbox.

import { h, outsideLink, safeUrl } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { picture } from "./pictures.js";
import { plain, wordsOf } from "../text/mrkdwn.js";

/** A video block. */
export function video(block) {
  const title = wordsOf(block.title) || "Video";
  const by = [block.author_name, block.provider_name].filter(Boolean).map((name) => plain(name));
  return h(
    "figure.video",
    h(
      "figcaption",
      by.length ? h("p.note", providerIcon(block), by.join(" · ")) : null,
      h("p.video-title", block.title_url ? outsideLink(block.title_url, title) : title),
      block.description && h("p", wordsOf(block.description)),
    ),
    poster(block, title),
  );
}

const providerIcon = ({ provider_icon_url: url }) =>
  url && h("span", { "aria-hidden": "true" }, picture({ image_url: url, alt_text: "" }, "tiny"));

function poster({ video_url: url, thumbnail_url: image, alt_text: alt }, title) {
  const href = safeUrl(url);
  const inside = [
    picture({ image_url: image, alt_text: alt || title }, "large"),
    h("span.video-play", icon("play")),
  ];
  if (!href) return h("div.video-poster", inside);
  return h(
    "a.video-poster",
    { href, target: "_blank", rel: "noopener noreferrer", "aria-label": `Play ${title}` },
    inside,
  );
}
