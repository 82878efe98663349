// What Slack itself refuses before it asks the app: missing, too long, out of range.

const isEmpty = (value) =>
  value === null ||
  (Array.isArray(value) ? value.length === 0 : typeof value === "string" && !value.trim());

/** The sentence under a field that cannot be sent like this, or null. */
export function faultOf(block, value) {
  const { element } = block;
  if (isEmpty(value)) return block.optional ? null : "Please complete this required field.";
  return (FAULTS[element.type] ?? (() => null))(value, element);
}

const FAULTS = {
  plain_text_input: (value, { min_length: least = 0, max_length: most = 3000 }) => {
    if (value.length < least) return `Please write at least ${least} characters.`;
    const over = value.length - most;
    return over > 0 ? `That is ${over} ${over === 1 ? "character" : "characters"} too long.` : null;
  },
  email_text_input: (value) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : "Please enter a valid email address.",
  url_text_input: (value) =>
    /^[a-z][a-z0-9+.-]*:\/*[^\s/]/i.test(value.trim())
      ? null
      : "Please enter a valid URL, for example https://example.com.",
  number_input: numberFault,
  file_input: (value, { max_files: most = 10 }) => {
    if (value.includes(null)) return "Please wait until every file is uploaded.";
    return value.length > most ? `Please add no more than ${most} files.` : null;
  },
};

function numberFault(value, element) {
  const number = Number(value);
  if (!Number.isFinite(number)) return "Please enter a number.";
  if (!element.is_decimal_allowed && !Number.isInteger(number))
    return "Please enter a whole number.";
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `Please enter ${element.min_value} or more.`;
  return element.max_value !== undefined && number > Number(element.max_value)
    ? `Please enter ${element.max_value} or less.`
    : null;
}
