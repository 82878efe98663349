// Keys that format what one types: Ctrl or Cmd with B, I, Shift+X, Shift+C.

const MARKS = { b: "*", i: "_", X: "~", C: "`" };

/** Put marks around the selection or take them away; tells whether the key was one of these. */
export function formatted(event, field) {
  const key = event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
  const mark = (event.ctrlKey || event.metaKey) && !event.altKey ? MARKS[key] : null;
  if (!mark) return false;
  event.preventDefault();
  wrap(field, mark);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function wrap(field, mark) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const isMarked = value[from - 1] === mark && value[to] === mark;
  const words = value.slice(from, to);
  if (isMarked) field.setRangeText(words, from - 1, to + 1, "select");
  else {
    field.setRangeText(mark + words + mark, from, to, "select");
    field.setSelectionRange(from + 1, to + 1);
  }
}

/** Put words where the caret is. */
export function insert(field, words) {
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}
