/**
 * Whether a value that recognition read from a picture may be called verified. Its place holds what was recognised, which may not be what is printed: so
 * something must speak for it. Pure.
 */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate } from './candidate.ts';
import type { SourceDocument, SourceWord } from './document.ts';
import { findAmounts } from './find-amounts.ts';
import { findDates } from './find-dates.ts';
import { extractionLimits } from './limits.ts';
import { readAsDigits } from './read-as-digits.ts';
import { asksForTotal } from './total-support.ts';
import type { WritingHabits } from './writing-habits.ts';

/** True when a value was surely read, or is no reading of a picture at all. */
export type IsSurelyRead = (
  field: TemplateField,
  candidate: Pick<Candidate, 'start' | 'end' | 'value' | 'evidence'>,
) => boolean;

/**
 * `totals`: what a sum before tax makes with all that is added to it, or cash less change; `sums`: these and what items add up to; `nets`: sums to
 * which something is added yet.
 */
export type ProvenTotals = Readonly<Record<'totals' | 'sums' | 'nets', ReadonlySet<number>>>;

/**
 * A total is sure when it is what a sum and its tax make, or cash less change; under its own label, or paid, also when items add up to it or it stands there
 * twice. A date is when it stands there twice or every sign of it was read surely; a name when its words were. What was stored without the sureness
 * of its words is judged by the rest.
 */
export function surelyRead(document: SourceDocument, habits: WritingHabits, proven: ProvenTotals): IsSurelyRead {
  const units = document.units.filter(({ isOcr }) => isOcr);
  if (units.length === 0) return () => true;
  const amounts = new Map<number, number>();
  const prices = new Map<number, number>();
  const dates = new Map<string, number>();
  const add = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { text } of units) {
    const digits = readAsDigits(text);
    for (const { value, decimals } of findAmounts(digits, habits.decimalMark)) {
      add(amounts, Math.abs(value));
      if (decimals > 0) add(prices, Math.abs(value));
    }
    for (const { iso } of findDates(digits, habits)) add(dates, iso);
  }
  return (field, { start, end, value, evidence }) => {
    const words = units.flatMap((unit) => (start < unit.start + unit.text.length && end > unit.start ? [unit] : []));
    if (words.length === 0) return true;
    const sureness = surenessOf(words, start, end);
    if (typeof value === 'number') {
      const cents = Math.round(Math.abs(value) * 100);
      // `1250` for 12.50: recognition lost the point, and not the digits.
      const pointless = cents >= leastPointless ? (amounts.get(cents) ?? 0) : 0;
      // Where prices have decimals, a number without them that stands there twice is a count of something.
      const isTwice = ((prices.size > 0 ? prices : amounts).get(Math.abs(value)) ?? 0) + pointless > 1;
      if (!asksForTotal(field)) {
        return isTwice || sureness === null || sureness.least >= extractionLimits.sureFigure;
      }
      if (proven.totals.has(value)) return true;
      return meansTotal.has(evidence) && !proven.nets.has(value) && (isTwice || proven.sums.has(value));
    }
    if (field.type === 'date') {
      if ((dates.get(String(value)) ?? 0) > 1) return true;
      return sureness === null || sureness.least >= extractionLimits.sureDate;
    }
    const { sureText, sureWord } = extractionLimits;
    return sureness === null || (sureness.mean >= sureText && sureness.least >= sureWord);
  };
}

/** Kinds of evidence that name a total, or what was paid. */
const meansTotal: ReadonlySet<Candidate['evidence']> = new Set(['label-certain', 'label-likely', 'shape-likely']);

/** Digits without a point that may be a sum which lost it: fewer are a count or a number of something. */
const leastPointless = 1000;

type Sureness = { readonly mean: number; readonly least: number };

/** Of the words at a place, by their length; null where it is not known. */
function surenessOf(
  units: readonly { readonly start: number; readonly words: readonly SourceWord[] | null }[],
  start: number,
  end: number,
): Sureness | null {
  let [sum, letters, least] = [0, 0, 1];
  for (const { start: from, words } of units) {
    for (const word of words ?? []) {
      if (word.confidence === undefined || from + word.end <= start || from + word.start >= end) continue;
      const length = word.end - word.start;
      sum += word.confidence * length;
      letters += length;
      // A stray sign says little of the words around it.
      if (length > 1) least = Math.min(least, word.confidence);
    }
  }
  return letters === 0 ? null : { mean: sum / letters, least };
}
