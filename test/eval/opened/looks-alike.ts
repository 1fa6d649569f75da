/** Signs that readers of pixels take for one another, each written as the first of its kind. */
const confused: readonly (readonly [RegExp, string])[] = [
  [/[odqcue]/g, '0'],
  [/[ilj|t]/g, '1'],
  [/z/g, '2'],
  [/[sa]/g, '5'],
  [/[br]/g, '8'],
  [/g/g, '9'],
];
/** Share of its letters by which a reading may differ; two lines of a receipt that are not the same differ by more than half. */
const mostDifference = 0.35;
/** Letters under which two texts are too short to be told apart when some are misread. */
const leastLetters = 6;

/** Whether two readings of pixels, letters alone, are of the same print: nearly the same signs, in the same order. */
export function isAlike(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < leastLetters) return false;
  return editDistance(folded(a), folded(b)) <= mostDifference * longest;
}

const folded = (text: string) => confused.reduce((left, [signs, one]) => left.replace(signs, one), text);

/** Letters to add, take away or change (Levenshtein). */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= b.length; at += 1) {
      const same = (above[at - 1] ?? 0) + (a[row - 1] === b[at - 1] ? 0 : 1);
      line.push(Math.min(same, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[b.length] ?? 0;
}
