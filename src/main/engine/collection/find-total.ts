/** What a document says its own sum is: an invoice's total, with its currency and the line that says so. */
import type { DocumentQuote, DocumentView } from './document-view.ts';
import { findDates } from './find-dates.ts';
import { collectionLimits } from './limits.ts';
import type { MatchTools } from './match-document.ts';
import { sentencesOf } from './sentences-of.ts';

export type FoundTotal = {
  readonly value: number;
  /** ISO 4217; null where none is written. */
  readonly currency: string | null;
  readonly quote: DocumentQuote;
  /** Called the document's total; false: the largest sum there is, which may be one of an item. */
  readonly clear: boolean;
};

const totalWords =
  /(?<![\p{L}])(?:sum|amount|gesamt\p{L}*|summe|betrag|montant|somme|importe|suma|importo|price|preis|prix|precio|prezzo|rent|miete|fee|value)(?![\p{L}])/giu;
const plainTotal = /(?<![\p{L}])(?:totals?|totale|insgesamt|gesamt|summe gesamt)(?![\p{L}])/giu;
/** What is to be paid in the end, whatever else is called a total. */
const final =
  /(?<![\p{L}])(?:grand total|total due|total payable|total to pay|invoice total|total amount(?: due| payable)?|amount (?:due|payable)|balance due|please pay|to pay|gesamtbetrag|gesamtsumme|endbetrag|rechnungsbetrag|rechnungssumme|zahlbetrag|zu zahlen(?:der betrag)?|bruttobetrag|total ttc|montant (?:total|ttc|dû)|net à payer|total à payer|importe total|total a pagar|total factura|totale (?:fattura|da pagare|documento))(?![\p{L}])/giu;
/** Sums on the way to the total: part of it, without the tax, or before a discount. */
const onTheWay =
  /sub-?\s?total|zwischensumme|sous-?total|subtotale|(?<![\p{L}])(?:net(?! à)|netto\p{L}*|nettobetrag|excl\p{L}*|excluding|before|without|ohne|zzgl|hors taxe|ht|sin iva|base imponible|imponibile|vat|tax|mwst|ust|tva|iva|discount|rabatt|remise|descuento|sconto|late|überzug|mahn\p{L}*)(?![\p{L}])/iu;
const symbols: readonly (readonly [RegExp, string])[] = [
  [/€|(?<![\p{L}])(?:eur|euros?)(?![\p{L}])/iu, 'EUR'],
  [/£|(?<![\p{L}])(?:gbp|pounds?)(?![\p{L}])/iu, 'GBP'],
  [/(?<![\p{L}])(?:chf|franken|sfr)(?![\p{L}])/iu, 'CHF'],
  [/\$|(?<![\p{L}])(?:usd|dollars?)(?![\p{L}])/iu, 'USD'],
  [/¥|(?<![\p{L}])(?:jpy|yen)(?![\p{L}])/iu, 'JPY'],
];
const currencyOf = (text: string) => symbols.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** Neither a percentage nor a date. */
const isSum = (key: string) => !key.endsWith('%') && !key.startsWith('date') && Number.isFinite(Number(key));
const { labelReach, labelLine } = collectionLimits.total;

/** Of what is called the final sum the last, else of what is called a total the largest, else the largest amount of money. Null where there is none. */
export async function findTotal(view: DocumentView, tools: MatchTools): Promise<FoundTotal | null> {
  let best: (FoundTotal & { readonly rank: number }) | null = null;
  let written: string | null = null;
  for await (const { quote, before } of sentencesOf(view, tools, (text) => /\d/.test(text))) {
    const { text } = quote;
    const currency = currencyOf(text);
    written ??= currency;
    const isLabel = before.length <= labelLine && !/\d/.test(before.replace(/\d+(?:[.,]\d+)?\s?%/g, ''));
    const context = isLabel ? `${before} ${text}` : text;
    const rank = rankOf(context, currency);
    if (rank === 0) continue;
    const dates = findDates(text);
    const sums = tools
      .numbers(text, view.language)
      .filter(({ key, start, end }) => isSum(key) && !dates.some((date) => start < date.end && end > date.start));
    const last = lastNamedTotal(text, sums);
    if (last && rank < last.rank) {
      const isBetter = !best || last.rank > best.rank || last.rank === 4 || last.value > best.value;
      if (isBetter) best = { rank: last.rank, value: last.value, currency, quote, clear: true };
      continue;
    }
    // A line may hold an invoice number too: the sum is the number that follows its name.
    const named = [...text.matchAll(rank === 4 ? final : rank === 3 ? plainTotal : totalWords)].at(-1);
    const labelEnd = named ? named.index + named[0].length : 0;
    const after =
      named && sums.find(({ start }) => start >= labelEnd && squeezed(text.slice(labelEnd, start)) <= labelReach);
    for (const { key } of after ? [after] : sums) {
      const value = Math.abs(Number(key));
      const isBetter = !best || rank > best.rank || (rank === best.rank && (rank === 4 || value > best.value));
      if (isBetter) best = { rank, value, currency, quote, clear: rank >= 3 };
    }
  }
  if (!best) return null;
  const { rank: _, ...found } = best;
  return { ...found, currency: found.currency ?? written };
}

/**
 * The parts of a bill may share a line ("Subtotal: £370 VAT: £74 Total due: £444"): its last sum is the total where its own label,
 * which begins after the sum before, says so. Null elsewhere.
 */
function lastNamedTotal(text: string, sums: readonly Named[]): { readonly rank: 3 | 4; readonly value: number } | null {
  const [sum, before] = [sums.at(-1), sums.at(-2)];
  if (!sum || !before || /[\p{L}\d]/u.test(text.slice(sum.end).replace(currencyCode, ' '))) return null;
  const label = text
    .slice(before.end, sum.start)
    .replace(currencyCode, ' ')
    .replace(/^[^\p{L}]+/u, '');
  const rank = rankOf(label, null);
  if (rank < 3 || label.search(rank === 4 ? final : plainTotal) !== 0 || squeezed(label) > labelLine) return null;
  return { rank: rank === 4 ? 4 : 3, value: Math.abs(Number(sum.key)) };
}
type Named = { readonly key: string; readonly start: number; readonly end: number };
const currencyCode = /(?<![\p{L}])(?:eur|gbp|usd|chf|jpy)(?![\p{L}])/giu;

function rankOf(context: string, currency: string | null): 0 | 1 | 2 | 3 | 4 {
  const isPart = onTheWay.test(context.replace(taxed, ' '));
  if (!isPart && context.search(final) >= 0) return 4;
  if (!isPart && context.search(plainTotal) >= 0) return 3;
  if (context.search(totalWords) >= 0) return 2;
  return currency === null ? 0 : 1;
}

/** "Total including VAT" is the whole. */
const taxed =
  /\(?(?:incl(?:uding|usive(?: of)?|\.)?|with|inkl(?:usive|\.)?|mit|einschl(?:ießlich|\.)?|t\.?t\.?c\.?|avec|con|incluid[oa]|compres[oa])\s*(?:\d+(?:[.,]\d+)?\s?%\s*)?(?:vat|tax|mwst\.?|ust\.?|tva|iva)\)?/giu;
const squeezed = (text: string) => text.replace(/[\s.·_…|*-]+/g, ' ').length;
