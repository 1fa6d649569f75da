/** Which headings an adjective measures by: the fastest by time, the cheapest by price. */
import type { Table } from '../table.ts';

const measured: readonly { readonly says: RegExp; readonly heads: RegExp }[] = [
  {
    says: /^(?:cheap(?:er|est)|expensive|dear(?:er|est))$/,
    heads: /(?<!\p{L})(?:price|cost|costs|fee|preis|kosten|prix|tarif|precio|coste|prezzo|costo)(?!\p{L})/iu,
  },
  {
    says: /^(?:old(?:er|est)|young(?:er|est))$/,
    heads: /(?<!\p{L})(?:age|born|birth\w*|founded|established|built|alter|geburt\w*|baujahr|edad|eta)(?!\p{L})/iu,
  },
  {
    says: /^(?:fast(?:er|est)|slow(?:er|est)|quick(?:er|est))$/,
    heads: /(?<!\p{L})(?:time|speed|duration|zeit|temps|tiempo|tempo)(?!\p{L})/iu,
  },
  { says: /^(?:earli(?:er|est)|later|latest|soon(?:er|est))$/, heads: /(?<!\p{L})(?:date|day|year|time)(?!\p{L})/iu },
  {
    says: /^(?:long(?:er|est)|short(?:er|est))$/,
    heads: /(?<!\p{L})(?:length|duration|time|distance|height)(?!\p{L})/iu,
  },
  { says: /^tall(?:er|est)$/, heads: /(?<!\p{L})height(?!\p{L})/iu },
  { says: /^(?:heav(?:ier|iest)|light(?:er|est))$/, heads: /(?<!\p{L})(?:weight|mass)(?!\p{L})/iu },
  { says: /^(?:better|worse|best|worst)$/, heads: /^(?:rank|position|place|pos)$/iu },
];

/** Null for an adjective that fits any measure ("larger"). */
export const headingsMeasuredBy = (...words: readonly string[]): RegExp | null =>
  measured.find(({ says }) => words.some((word) => says.test(word)))?.heads ?? null;

/** A better place is a smaller one, who is older was born before, and a faster speed is a higher one. */
export function isTurned({ columns }: Table, column: number, word: string): boolean {
  const { name = '', type } = columns[column] ?? {};
  if (/^(?:bet|wor|bes)/.test(word)) return /\b(?:time|rank|pos(?:ition)?|place)\b/i.test(name);
  if (/^(?:old|young)/.test(word)) return type === 'date' || !/\b(?:age|alter|edad|eta)\b/i.test(name);
  return /^(?:fast|slow|quick)/.test(word) && /\bspeed\b/i.test(name);
}
