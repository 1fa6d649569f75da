/** An address that shares its line with other things: "48 Elm Court, Somerville, MA 02144 | (617) 555-0142 | a@b.org". Pure. */
import type { Line } from './document.ts';
import { isStreet, postcode } from './head-lines.ts';
import type { HeadText } from './head-names.ts';
import { extractionLimits } from './limits.ts';

/** The first part of a line at the head that has a street and the code of a place; null when there is none. */
export function addressInLine(lines: readonly Line[]): HeadText | null {
  const head = lines.filter(({ unit }) => unit === 0).slice(0, extractionLimits.headLines / 2);
  for (const [at, line] of head.entries()) {
    for (const cell of line.cells) {
      for (const part of cell.text.matchAll(/[^|•·]+/gu)) {
        const text = part[0].trim();
        const isAddress =
          text.includes(',') && postcode.test(text) && (isStreet(text) || /^\d{1,5}\s\p{L}/u.test(text));
        if (!isAddress || text.includes('@')) continue;
        const start = cell.start + part.index + part[0].indexOf(text);
        return { start, end: start + text.length, text, score: 0.62, line: at };
      }
    }
  }
  return null;
}
