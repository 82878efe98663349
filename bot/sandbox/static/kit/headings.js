// The headings an app writes, put below the heading of the surface on which they stand.

const ABOVE = { message: 1, ephemeral: 1, home: 1, view: 2 };
const IN_GALLERY = 4;
const DEEPEST = 6;

/** Give each heading the level that the app wants, without leaving one out. */
export function orderHeadings(parent, container) {
  const above = container ? ABOVE[container.kind] : IN_GALLERY;
  let last = above;
  for (const heading of parent.querySelectorAll("[role=heading]")) {
    last = Math.min(above + Number(heading.dataset.level), last + 1, DEEPEST);
    heading.setAttribute("aria-level", String(last));
  }
}
