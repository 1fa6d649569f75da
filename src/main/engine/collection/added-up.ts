/** The totals of documents added up, one a document, by currency. */
import type { CollectionTotal } from '../../../preload/contract/shapes.ts';
import { countText } from './count-text.ts';
import type { FileResult } from './file-result.ts';
import type { CollectionWords } from './words/collection-words.ts';
import { nounsOf } from './words/words-in.ts';

type Sum = { readonly value: number; readonly currency: string | null };

/** `results`: one for each document that matches, copies left out. */
export function addedUp(results: readonly FileResult[]): CollectionTotal {
  const stated = results.flatMap(({ total }) => (total ? [total] : []));
  const sums = [...Map.groupBy(stated, ({ currency }) => currency)].map(([currency, list]) => ({
    currency,
    // In hundredths: adding up tenths in binary leaves 0.30000000000000004.
    value: list.reduce((sum, { value }) => sum + Math.round(value * 100), 0) / 100,
    documents: list.length,
  }));
  return {
    sums: sums.sort((a, b) => b.documents - a.documents || b.value - a.value),
    counted: stated.length,
    uncounted: results.filter(({ total }) => !total).map(({ title }) => title),
  };
}

/** "**£1,840.00** in total over 3 invoices (from Acme)." */
export function totalLine(
  { sums, counted }: CollectionTotal,
  asked: { readonly concept: string | null; readonly understood: readonly string[]; readonly language: string | null },
  words: CollectionWords,
): string {
  const condition = asked.understood.length > 0 ? ` (${asked.understood.join(', ')})` : '';
  const said = sums.map((sum) => `**${moneyIn(asked.language, sum)}**`).join(' + ');
  return words.total(said, countText(counted, ...nounsOf(words, asked.concept)), condition);
}

/** A sum of money as the language writes it; a number where no currency is known. */
export function moneyIn(language: string | null, { value, currency }: Sum): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return value.toLocaleString(
    language ?? 'en',
    currency === null ? digits : { ...digits, style: 'currency', currency },
  );
}
