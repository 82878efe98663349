// Files as they stand under messages: pictures small, everything else as a card to save it from.

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { lookAt } from "./viewer.js";
import { store } from "../core/store.js";

const PIXELS = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const WIDEST = 360;
const TALLEST = 300;
const LETTERS = new Set(["text", "markdown", "pdf", "docx", "html", "ics"]);

/** All files of a message, or null where there are none. */
export function drawFiles(files) {
  if (!files?.length) return null;
  return h("div.files", files.map(drawn));
}

function drawn(file) {
  if (file.mode === "tombstone")
    return h("p.file-gone", icon("trash"), "This file was deleted.");
  return isPicture(file) ? thumbnail(file) : card(file);
}

/** Whether a file is made of pixels, which a page can show without running anything. */
export const isPicture = ({ mimetype }) => PIXELS.has(mimetype);

/** Where the page reads the bytes of a file. */
export function fileAddress(file) {
  return addressOf(file.id, file.url_private?.split("/").pop());
}

function addressOf(id, name) {
  const query = new URLSearchParams({ as: store.me?.id ?? "" });
  return `/page/file/${encodeURIComponent(id)}/${encodeURIComponent(name || "file")}?${query}`;
}

/** Where the page reads the picture that an app names by `slack_file`, or null. */
export function slackFileAddress({ id, url }) {
  const found = id ?? /\/(?:files-pri\/\w+-|files\/\w+\/)(F\w+)(?:\/|$)/.exec(url ?? "")?.[1];
  return found ? addressOf(found, "picture") : null;
}

function thumbnail(file) {
  const [name, alt, address] = [nameOf(file), file.alt_txt || nameOf(file), fileAddress(file)];
  const look = () => lookAt({ name, alt, address, note: noteOf(file), save: saveLink(file) });
  const button = h(
    "button.file-picture",
    { "aria-label": `Open ${alt}`, "aria-haspopup": "dialog", onclick: look },
    h("img", { src: address, alt, ...shrunk(file) }),
  );
  return h("figure.file-figure", h("figcaption", h("bdi", name)), button);
}

/** The size in which a picture is shown, known before it is there so that nothing jumps. */
function shrunk({ original_w: width, original_h: height }) {
  if (!width || !height) return { width: WIDEST };
  const share = Math.min(1, WIDEST / width, TALLEST / height);
  return {
    width: Math.max(1, Math.round(width * share)),
    height: Math.max(1, Math.round(height * share)),
  };
}

function card(file) {
  return h(
    "div.file-card",
    h(`span.file-sign.${signOf(file)}`, icon("file")),
    h(
      "span.file-words",
      h("bdi.file-name", nameOf(file)),
      h("span.file-kind", noteOf(file)),
    ),
    saveLink(file),
  );
}

function saveLink(file) {
  const attributes = {
    href: fileAddress(file),
    download: file.name || true,
    "aria-label": `Download ${nameOf(file)}`,
    title: "Download",
  };
  return h("a.plain.file-save", attributes, icon("save"));
}

const noteOf = (file) => [file.pretty_type, sizeText(file.size)].filter(Boolean).join(" · ");

const signOf = ({ filetype }) => (LETTERS.has(filetype) ? "letters" : "other");

/** The name that people read. */
export const nameOf = (file) => file.title || file.name || "File";

/** A size in words. */
export function sizeText(bytes) {
  const units = ["bytes", "kB", "MB", "GB"];
  let [size, unit] = [bytes ?? 0, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${size < 10 && unit ? size.toFixed(1) : Math.round(size)} ${units[unit]}`;
}
