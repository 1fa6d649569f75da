/** The table of tax at the end of a slip: its "Total" is no total of the slip. Pure. */
import type { Line } from './document.ts';
import { foldWords } from './fold-words.ts';

type Amount = { readonly value: unknown; readonly line: number; readonly decimals: number };

/** Lines under its heading that belong to it. */
const summaryLines = 5;
/** Share of the goods that tax is at most. */
const highestTax = 0.3;

/**
 * Amounts of lines that have two of them, goods and a smaller tax, under a heading that names tax and no sum: `Total 39.62 2.38` under
 * `GST SUMMARY`. With a third, the sum of both, it is a total.
 */
export function inTaxSummary<Own extends Amount>(lines: readonly Line[], all: readonly Own[]): Set<Own> {
  const found = new Set<Own>();
  const byLine = Map.groupBy(
    all.filter(({ decimals }) => decimals > 0),
    ({ line }) => line,
  );
  for (const [at, { text }] of lines.entries()) {
    if (byLine.has(at) || !isHeading(text)) continue;
    for (let line = at + 1; line <= at + summaryLines; line += 1) {
      const own = byLine.get(line) ?? [];
      const [goods, tax] = own.map(({ value }) => value as number);
      if (own.length !== 2 || goods === undefined || tax === undefined) continue;
      if (tax >= 0 && tax <= goods * highestTax) for (const one of own) found.add(one);
    }
  }
  return found;
}

function isHeading(text: string): boolean {
  const words = foldWords(text);
  return words.some((word) => taxWords.has(word)) && words.some((word) => columnWords.has(word));
}

const taxWords = new Set('gst sst vat tax mwst tva ust iva'.split(' '));
const columnWords = new Set('summary amount amt goods net netto rate code taxable analysis'.split(' '));
