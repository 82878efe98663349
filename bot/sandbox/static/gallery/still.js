// Makes what was drawn unpressable: links lead on and folds open, all else only looks as it would.

const KEPT = "a[href], summary";
const HEARD = [
  "click",
  "mousedown",
  "keydown",
  "input",
  "change",
  "beforeinput",
  "paste",
  "submit",
];

/** The same node, in which nothing can be pressed, typed or sent. */
export function still(node) {
  for (const part of node.querySelectorAll(
    "button, input, select, textarea, [contenteditable], a.button",
  )) {
    if (!part.matches("a")) part.tabIndex = -1;
    if (!part.matches("a")) part.setAttribute("aria-disabled", "true");
    if (part.matches("[contenteditable]")) part.setAttribute("contenteditable", "false");
  }
  for (const name of HEARD) node.addEventListener(name, hold, true);
  return node;
}

function hold(event) {
  event.stopPropagation();
  const isMoving = event.type === "keydown" && /^(Tab|Arrow|Page|Home|End)/.test(event.key);
  if (!event.target.closest(KEPT) && !isMoving) event.preventDefault();
}
