// Builds page elements; whatever comes from outside becomes text or a checked attribute, never markup.

const PROPERTIES = new Set([
  "value",
  "checked",
  "disabled",
  "selected",
  "multiple",
  "indeterminate",
]);
const SAFE_SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);
let lastId = 0;

/** Make one element: h("button.plain", { onclick: run }, "Label"). Attributes may be left out. */
export function h(kind, ...rest) {
  const [tag, ...classes] = kind.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  if (tag === "button") element.type = "button";
  const attributes = isPlain(rest[0]) ? rest.shift() : {};
  for (const [name, value] of Object.entries(attributes)) put(element, name, value);
  element.append(...present(rest));
  return element;
}

const isPlain = (value) => value && Object.getPrototypeOf(value) === Object.prototype;

function put(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (name === "data") Object.assign(element.dataset, value);
  else if (PROPERTIES.has(name)) element[name] = value;
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** Children without the empty ones, nested lists laid flat. */
export function present(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false);
}

/** Put exactly these nodes into a parent, moving as little as possible so that focus and scroll stay. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}

/**
 * Redraw a part of the page and give the keyboard back: to the control with the same data-key, to
 * the one with the same action, or to the dialog or log around it, so that Tab and Escape go on.
 */
export function keepingFocus(root, draw) {
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const key = held?.closest("[data-key]")?.dataset.key;
  const caret = held && "selectionStart" in held ? held.selectionStart : null;
  draw();
  if (!held || root.contains(document.activeElement)) return;
  const again = key && sameControl(root, key);
  (again || root.closest("[tabindex]"))?.focus({ preventScroll: true });
  if (caret !== null && again?.type === "text") again.setSelectionRange(caret, caret);
}

function sameControl(root, key) {
  const action = key.slice(key.indexOf("/"));
  return (
    root.querySelector(`[data-key="${CSS.escape(key)}"]`) ??
    root.querySelector(`[data-key$="${CSS.escape(action)}"]`)
  );
}

/** An address that may be followed, or null: scripts and other schemes are never clickable. */
export function safeUrl(address) {
  try {
    const url = new URL(address);
    return SAFE_SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A link that opens beside the sandbox, or plain text where the address may not be followed. */
export function outsideLink(address, ...children) {
  const href = safeUrl(address);
  const label = present(children).length ? children : [address];
  if (!href) return h("span", ...label);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...label);
}

/** A fresh id, for labels that point at fields. */
export function freshId(prefix = "id") {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** Show a control as busy until the work is done. */
export async function whileBusy(control, work) {
  if (control.getAttribute("aria-busy") === "true") return undefined;
  control.setAttribute("aria-busy", "true");
  try {
    return await work();
  } finally {
    control.removeAttribute("aria-busy");
  }
}

const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";

const isStop = (element) =>
  !element.disabled && element.tabIndex >= 0 && element.getClientRects().length > 0;

/** The places in which Tab can land, in order. */
export const tabStops = (root) => [...root.querySelectorAll(FOCUSABLE)].filter(isStop);

/** The first of them, without looking at all the others of a long list. */
export const firstStop = (root) => [...root.querySelectorAll(FOCUSABLE)].find(isStop);
