/** Which amounts of a receipt or bill add up: a sum that its parts make is no misread figure. Pure. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';
import { sameWord } from './match-label.ts';
import type { ValueContext } from './value-contexts.ts';

/** Whether a field asks for what is paid in all, and for no sum before tax and no tax. */
export function asksForTotal({ name, labels }: Pick<TemplateField, 'name' | 'labels'>): boolean {
  const words = foldWords(name);
  if (words.some((word) => netWords.has(word) || addedWords.has(word))) return false;
  return [name, ...labels].some((label) => foldWords(label).includes('total'));
}

/** Words that name one of these, also with one letter misread; a word that names another of them (`charge` beside `change`) is none. */
export function says(words: readonly string[], wanted: ReadonlySet<string>): boolean {
  return words.some(
    (word) =>
      wanted.has(word) ||
      (word.length >= 5 &&
        !netWords.has(word) &&
        !addedWords.has(word) &&
        [...wanted].some((one) => sameWord(one, word))),
  );
}

type Amount = { readonly value: unknown; readonly line: number; readonly context: Pick<ValueContext, 'before'> };

/** Words of a sum to which something is added yet. */
const netWords: ReadonlySet<string> = new Set(
  'sub subtotal excl excluding exclusive net netto zwischensumme imponibile'.split(' '),
);
const addedWords = new Set(
  'tax gst vat mwst ust tva iva service charge svc tip delivery rounding round adjustment adj discount'.split(' '),
);

/**
 * Amounts that others make: the sum before tax with what is added to it, or the items over it one by one. `all`: in the order of their lines,
 * those with the usual decimals only.
 */
export function supportedTotals(all: readonly Amount[]): Set<number> {
  const cents = centsOf(all);
  const known = madeTotals(all);
  const last = lastOfLines(cents);
  for (const [at, { cents: wanted }] of last.entries()) {
    if (wanted > 0 && addsUp(last, at)) known.add(wanted / 100);
  }
  return known;
}

/** Sums to which something is added yet: they are no total. */
export function netAmounts(all: readonly Amount[]): Set<number> {
  const beside = (words: ReadonlySet<string>) =>
    all.filter(({ context }) => says(context.before, words)).map(({ value }) => value as number);
  return new Set(beside(addedWords).some((part) => part !== 0) ? beside(netWords) : []);
}

/** Of these the amounts that the sum before tax makes with all that is added to it: with less of it, a sum may be one on the way to the total. */
export function wholeTotals(all: readonly Amount[]): Set<number> {
  return sumsWith(all, (count) => [(1 << count) - 1].filter((chosen) => chosen > 0));
}

/** Of these the amounts that the sum before tax makes with what is added to it. */
export function madeTotals(all: readonly Amount[]): Set<number> {
  return sumsWith(all, (count) => Array.from({ length: (1 << count) - 1 }, (_, at) => at + 1));
}

const includingWords = new Set('incl inclusive including inc inkl inklusive'.split(' '));
const isSum = ({ before }: Amount['context']) =>
  before.includes('total') && before.some((word) => netWords.has(word) || includingWords.has(word));

/** `choices`: of so many parts which are added, as bits. */
function sumsWith(all: readonly Amount[], choices: (count: number) => readonly number[]): Set<number> {
  const cents = centsOf(all);
  const made = new Set<number>();
  const has = (words: ReadonlySet<string>) => cents.filter(({ context }) => says(context.before, words));
  const nets = has(netWords).filter(({ cents: sum }) => sum > 0);
  // "Total excluding GST" and "Total including GST" name sums, not the tax.
  const added = [...new Set(has(addedWords).flatMap(({ cents: part, context }) => (isSum(context) ? [] : [part])))]
    .filter((part) => part !== 0)
    .slice(0, extractionLimits.addedParts);
  for (const net of nets) {
    for (const chosen of choices(added.length)) {
      made.add(added.reduce((sum, part, at) => (chosen & (1 << at) ? sum + part : sum), net.cents));
    }
  }
  return new Set(cents.flatMap(({ cents: wanted }) => (made.has(wanted) ? [wanted / 100] : [])));
}

/**
 * Sums that are not the last: a later total is one of them with something labelled that was added to it, as rounding, tax or the sum of goods without
 * tax, or is rounded. What it maps to is that total.
 * @param isTotal whether an amount is labelled as a total
 * @param isGiven whether it is labelled as what was given for it, or back
 */
export function sumsOnTheWay<Own extends Amount>(
  all: readonly Own[],
  isTotal: (one: Own) => boolean,
  isGiven: (one: Own) => boolean,
): Map<number, number> {
  const cents = all.map((one) => ({ one, line: one.line, cents: Math.round((one.value as number) * 100) }));
  const totals = cents.filter(({ one, cents: sum }) => sum > 0 && isTotal(one));
  const added = cents.filter(
    ({ one, cents: sum }) =>
      sum !== 0 && (says(one.context.before, addedWords) || isTotal(one)) && !says(one.context.before, netWords),
  );
  const known = new Map<number, number>();
  for (const last of totals) {
    for (const part of added) {
      const before = last.cents - part.cents;
      if (part.line >= last.line || before <= 0) continue;
      const first = cents.find(({ cents: sum, line, one }) => sum === before && line < last.line && one !== part.one);
      if (first) known.set(before / 100, last.cents / 100);
    }
  }
  // What recognition made of the label of the rounded one does not matter.
  for (const first of totals) {
    const rounded = cents.find(
      ({ cents: sum, line, one }) =>
        !isGiven(one) && line > first.line && line - first.line <= roundedWithin && isRounding(first.cents, sum),
    );
    if (rounded) known.set(first.cents / 100, rounded.cents / 100);
  }
  return known;
}

/** Lines from a total to what it is rounded to. */
const roundedWithin = 4;
/** Whether the second is the first rounded to five hundredths, where there is no smaller coin. */
const isRounding = (before: number, after: number) =>
  before % 5 !== 0 && after % 5 === 0 && Math.abs(before - after) < 5;

const centsOf = (all: readonly Amount[]) =>
  all.map((one) => ({ ...one, cents: Math.round((one.value as number) * 100) }));

/** The amount at the right end of each line: what an item costs. */
function lastOfLines<Own extends { readonly line: number }>(all: readonly Own[]): Own[] {
  return [...new Map(all.map((one) => [one.line, one])).values()];
}

/** Two or more of the amounts right over it, without a gap, make this one. */
function addsUp(last: readonly { readonly cents: number }[], at: number): boolean {
  const wanted = last[at]?.cents ?? 0;
  let sum = 0;
  for (let index = at - 1, parts = 1; index >= 0 && sum < wanted; index -= 1, parts += 1) {
    sum += last[index]?.cents ?? 0;
    if (sum === wanted) return parts > 1;
  }
  return false;
}
