// An account elsewhere that a person may connect: who it is, and where to connect or part.

import { h, safeUrl } from "../core/dom.js";
import { icon } from "../core/icons.js";

/** An auth_provider block; its addresses open beside the sandbox and the app is told nothing. */
export function provider(block, scope, element) {
  const isOn = Boolean(block.is_connected);
  const known = [block.connected_identity, block.connected_context].filter(Boolean).join(" · ");
  return h(
    "div.provider",
    h("span.card-sign", icon(isOn ? "check" : "link")),
    h(
      "div.provider-words",
      h("p", h("strong", block.name)),
      block.description && h("p.note", block.description),
      h("p.note", isOn ? `Connected${known ? ` as ${known}` : ""}` : "Not connected"),
    ),
    leading(isOn ? block.disconnect_url : block.auth_url, isOn ? "Disconnect" : "Connect"),
    block.accessory && element(block.accessory, block, scope),
  );
}

function leading(address, words) {
  const href = address && safeUrl(address);
  if (!href) return null;
  return h("a.button", { href, target: "_blank", rel: "noopener noreferrer" }, words);
}
