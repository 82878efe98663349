// Makes SVG elements; text is text, attributes are attributes.

const SPACE = "http://www.w3.org/2000/svg";

/** One SVG element: s("path", { d }, child, "text"). Attributes that are null are left out. */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined),
  );
  return element;
}
