// Labels under a chart: side by side, in two lines, or slanted, whichever fits; pure.

const LETTER = 6.4;

/** About how wide a text is at the size of tick labels. */
export const widthOf = (text) => [...text].length * LETTER;

/** How labels stand in bands of this width: their lines, whether slanted, and how high it gets. */
export function standing(labels, band) {
  const room = band - 6;
  if (labels.every((label) => widthOf(label) <= room))
    return { slanted: false, lines: labels.map((label) => [label]), height: 20 };
  const broken = labels.map(broken2);
  if (broken.every((lines) => lines.every((line) => widthOf(line) <= room)))
    return { slanted: false, lines: broken, height: 34 };
  const longest = Math.max(...labels.map(widthOf));
  return { slanted: true, lines: labels.map((label) => [label]), height: 14 + longest * 0.72 };
}

function broken2(label) {
  const words = label.split(" ");
  const cuts = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(" "), words.slice(index + 1).join(" ")]);
  const longer = (lines) => Math.max(...lines.map(widthOf));
  return cuts.sort((one, other) => longer(one) - longer(other))[0] ?? [label];
}
