/** Whether a value stands in a text, and where: letter for letter, or normalised as its type is. Pure. */
import type { CellValue, FieldType } from '../../../preload/contract/shapes.ts';
import type { Span } from '../types.ts';
import { findAmounts } from './find-amounts.ts';
import { findDates } from './find-dates.ts';
import { isNoAmount } from './no-amount.ts';
import { readAsDigits } from './read-as-digits.ts';
import type { WritingHabits } from './writing-habits.ts';
import { saysYes } from './yes-no-words.ts';

/** True when `text` (what stands at the cited place) holds the value, as a document of these habits writes it. */
export function holdsValue(given: string, type: FieldType, value: CellValue, habits?: WritingHabits): boolean {
  if (value === null) return false;
  const text = type === 'date' || type === 'number' || type === 'money' ? readAsDigits(given) : given;
  switch (type) {
    case 'date':
      return [true, false].some((monthFirst) =>
        findDates(text, { monthFirst }).some(({ iso, other }) => iso === value || other === value),
      );
    case 'number':
    case 'money':
      return findAmounts(text, habits?.decimalMark).some(
        (found) => found.value === value || Math.abs(found.value) === value,
      );
    case 'yes-no':
      return typeof value === 'boolean' && saysYes(text) === value;
    default:
      return tight(text).includes(tight(String(value)));
  }
}

/** White space and capitals do not count: a name may be broken over two lines. */
const tight = (text: string) => text.normalize('NFC').replace(/\s+/g, '').toLowerCase();

/** Letters and digits that recognition takes for one another. */
const confusions: readonly (readonly [RegExp, string])[] = [
  [/[o0°]/g, '0'],
  [/[il1|!]/g, '1'],
  [/[s5$]/g, '5'],
  [/[b8]/g, '8'],
  [/[z2]/g, '2'],
  [/[.,;:·]/g, '.'],
  [/[-–—_]/g, '-'],
  [/['’`´"“”]/g, "'"],
];
const confused = (text: string) => confusions.reduce((all, [from, to]) => all.replace(from, to), tight(text));

/**
 * The place of a value that somebody, or a model, says stands in the text: letter for letter, else with other white space and capitals, else
 * as a date or number of the same value, else (`isOcr`) but for letters that recognition confuses. Null: nowhere.
 */
export function locateValue(
  text: string,
  type: FieldType,
  value: CellValue,
  isOcr: boolean,
  habits?: WritingHabits,
): Span | null {
  if (value === null || value === '') return null;
  if (type === 'date') {
    const all = findDates(text, { monthFirst: habits?.monthFirst ?? false });
    return all.find(({ iso }) => iso === value) ?? all.find(({ other }) => other === value) ?? null;
  }
  if (type === 'number' || type === 'money') {
    const all = findAmounts(text, habits?.decimalMark).filter(
      (found) => found.value === value && !isNoAmount(lineAround(text, found), inLine(text, found), type === 'money'),
    );
    return all.find(({ decimals, currency }) => decimals > 0 || currency !== null) ?? all[0] ?? null;
  }
  const wanted = String(value).trim();
  const exact = text.indexOf(wanted);
  if (exact >= 0) return { start: exact, end: exact + wanted.length };
  return squeezed(text, wanted, tight) ?? (isOcr ? squeezed(text, wanted, confused) : null);
}

const lineStart = (text: string, { start }: Span) => text.lastIndexOf('\n', start - 1) + 1;
const lineAround = (text: string, found: Span) => {
  const end = text.indexOf('\n', found.end);
  return text.slice(lineStart(text, found), end < 0 ? text.length : end);
};
/** The same found in its line alone. */
function inLine<Found extends Span>(text: string, found: Found): Found {
  const from = lineStart(text, found);
  return { ...found, start: found.start - from, end: found.end - from };
}

/** Where a text stands once both are made alike by `make`, which keeps or drops single letters. */
function squeezed(text: string, wanted: string, make: (text: string) => string): Span | null {
  const needle = make(wanted);
  if (needle === '') return null;
  let hay = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const made = make(text[at] as string);
    for (const letter of made) {
      hay += letter;
      places.push(at);
    }
  }
  const found = hay.indexOf(needle);
  if (found < 0) return null;
  const [start, last] = [places[found], places[found + needle.length - 1]];
  return start === undefined || last === undefined ? null : { start, end: last + 1 };
}
