// Attachments, Slack's older way of cards; previews of links come as such, too.

import { drawBlocks } from "../kit/blocks.js";
import { h, outsideLink } from "../core/dom.js";
import { picture } from "../kit/pictures.js";
import { mrkdwn, plain } from "../text/mrkdwn.js";
import { dateElement } from "../text/mentions.js";

const NAMED = new Set(["good", "warning", "danger"]);
const COLOUR = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i;
const SVG = "http://www.w3.org/2000/svg";

/** One attachment: a bar in its colour, and what it says. */
export function attached(attachment, scope) {
  const inner = h("div.attachment-body");
  if (attachment.blocks) drawBlocks(inner, attachment.blocks, scope);
  else inner.append(...lines(attachment));
  const pretext = attachment.pretext && h("div.text", mrkdwn(attachment.pretext));
  return h("div.attached", pretext, h("div.attachment", bar(attachment.color), inner));
}

/** The bar; any colour the app names is an attribute of a drawing, never a style. */
function bar(colour) {
  const found = COLOUR.exec(colour ?? "");
  const svg = document.createElementNS(SVG, "svg");
  const rect = document.createElementNS(SVG, "rect");
  svg.setAttribute("class", `attachment-bar ${NAMED.has(colour) ? colour : ""}`.trim());
  svg.setAttribute("aria-hidden", "true");
  rect.setAttribute("width", "100%");
  rect.setAttribute("height", "100%");
  if (found) rect.setAttribute("fill", `#${found[1]}`);
  svg.append(rect);
  return svg;
}

function lines(attachment) {
  const { service_name: service, author_name: name, title, text, fields, footer } = attachment;
  const drawn = [
    service && h("p.note", service),
    name && h("p.attachment-author", linked(name, attachment.author_link)),
    title && h("p.attachment-title", linked(title, attachment.title_link)),
    text && h("div.text", mrkdwn(text)),
    fields?.length && h("dl.attachment-fields", fields.map(field)),
    shown(attachment.image_url, attachment, "large"),
    shown(attachment.thumb_url, attachment, "thumb"),
    (footer || attachment.ts) && foot(attachment),
  ].filter(Boolean);
  return drawn.length ? drawn : [h("div.text", mrkdwn(attachment.fallback))];
}

const linked = (words, address) => (address ? outsideLink(address, plain(words)) : plain(words));

const field = ({ title, value, short }) =>
  h(short ? "div.short" : "div", h("dt", plain(title)), h("dd.text", mrkdwn(value)));

function shown(url, { title, fallback }, size) {
  return url && picture({ image_url: url, alt_text: title || fallback || "Picture" }, size);
}

function foot({ footer, ts }) {
  const moment = ts && dateElement(Number(ts), "{date_short_pretty} at {time}", { start: true });
  return h("p.note", footer ? plain(footer) : null, footer && moment ? " · " : null, moment);
}
