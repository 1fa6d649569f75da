/** An address that shares its line with other things: "48 Elm Court, Somerville, MA 02144 | (617) 555-0142 | a@b.org". Pure. */
import type { Line } from './document.ts';
import { isStreet, postcode } from './head-lines.ts';
import type { HeadText } from './head-names.ts';
import { extractionLimits } from './limits.ts';

/** "Gothenburg, Sweden": a place and its country or state, told beside a mail address or a telephone number. */
const placeAlone =
  /^\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){0,2},\s?\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){0,2}$/u;
/** "Allégaten 41, 5007 Bergen": a house behind its street, the code before its place. */
const houseAndPlace = /^\p{Lu}[\p{L}'’. -]{2,40}\s\d{1,4}\s?[a-z]?,\s(?:[A-Z]{1,2}-)?\d{4,5}\s\p{Lu}/u;
const telephone = /[\s,;]+\(?(?:\+\d|0\d)[\d\s()./-]{6,}\s*$/u;
const reached = /@[\w-]+\.|\+?\(?\d(?:[\s().\-/]{0,3}\d){6,14}/u;

/** The first part of a line at the head that has a street and the code of a place; null when there is none. */
export function addressInLine(lines: readonly Line[]): HeadText | null {
  const head = lines.filter(({ unit }) => unit === 0).slice(0, extractionLimits.headLines / 2);
  for (const [at, line] of head.entries()) {
    const near = head
      .slice(Math.max(0, at - 2), at + 3)
      .map(({ text }) => text)
      .join('\n');
    for (const cell of line.cells) {
      for (const part of cell.text.matchAll(/[^|•·]+/gu)) {
        // A telephone number behind it is none of it.
        const text = part[0].replace(telephone, '').trim();
        const isPlaceOnly = reached.test(near) && placeAlone.test(text);
        const isAddress =
          isPlaceOnly ||
          (text.includes(',') && postcode.test(text) && (isStreet(text) || /^\d{1,5}\s\p{L}/u.test(text))) ||
          houseAndPlace.test(text);
        if (!isAddress || text.includes('@')) continue;
        const start = cell.start + part.index + part[0].indexOf(text);
        return { start, end: start + text.length, text, score: isPlaceOnly ? 0.5 : 0.62, line: at };
      }
    }
  }
  return null;
}
