/** Dates in a text, in the writings of many countries, also where recognition left blanks in them. */
import type { Found } from './document.ts';

export type FoundDate = Found & {
  /** ISO, `2024-03-01`. */
  readonly iso: string;
  /** The other reading of `03/04/2024`, when the document does not tell; else null. */
  readonly other: string | null;
};

const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'janvier', 'enero', 'gennaio', 'januari', 'janeiro', 'ene', 'janv'],
  ['february', 'feb', 'februar', 'fevrier', 'febrero', 'febbraio', 'februari', 'fevereiro', 'fevr'],
  ['march', 'mar', 'marz', 'maerz', 'mars', 'marzo', 'maart', 'marco'],
  ['april', 'apr', 'avril', 'abril', 'aprile', 'avr', 'abr'],
  ['may', 'mai', 'mayo', 'maggio', 'mei', 'maio'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno', 'junho'],
  ['july', 'jul', 'juli', 'juillet', 'julio', 'luglio', 'julho', 'juil'],
  ['august', 'aug', 'aout', 'agosto', 'augustus', 'ago'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre', 'setembro'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre', 'outubro'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dec', 'dezember', 'dez', 'decembre', 'diciembre', 'dicembre', 'dezembro', 'dic'],
];
const monthOf = new Map(monthNames.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));
const sep = '\\s?[-/.\\u2013]\\s?';
const numeric = new RegExp(
  `(?<![\\d/.,-])(\\d{1,4})(${sep})(\\d{1,2})(${sep})(\\d{4}|\\d{2})(?=\\d\\d:\\d\\d|(?![\\d/]|[.,-]\\d))`,
  'gu',
);
const cjk = /(\d{4})\s?[年]\s?(\d{1,2})\s?[月]\s?(\d{1,2})\s?[日]/gu;
const dayFirst =
  /(?<![\d\p{L}])(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[ \n\-/.,']{0,3}(?:(?:day )?of\s|de\s)?(\p{L}{3,10})\.?[ \n\-/.,']{0,3}(?:de\s)?(\d{4}|\d{2})(?![\d\p{L}])/giu;
const monthFirst = /(?<!\p{L})(\p{L}{3,10})\.?[ \n\-/]{1,3}(\d{1,2})(?:st|nd|rd|th)?,?[ \n\-/,]{1,3}'?(\d{4})(?!\d)/giu;
/** Every date of a pattern, also one that begins within a match whose word names no month: "pages 55–67. Published 14 October 2021". */
function matchesOf(pattern: RegExp, text: string, word: number): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (monthOf.has(plain(match[word] ?? ''))) found.push(match);
    else pattern.lastIndex = match.index + 1;
  }
  return found;
}
const bare = /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/gu;

/** `monthFirst`: how `03/04/2024` is read where nothing in the text tells. */
export function findDates(text: string, usual: { readonly monthFirst: boolean }): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (match: RegExpMatchArray, iso: string | null, other: string | null = null) => {
    const start = match.index ?? 0;
    if (iso === null || found.some((one) => start < one.end && start + match[0].length > one.start)) return;
    found.push({ start, end: start + match[0].length, text: match[0], iso, other: other === iso ? null : other });
  };
  const numbers = [...text.matchAll(numeric)].filter(([, , first, , second]) => first && second);
  const isMonthFirst = orderOf(numbers.map(firstTwo)) ?? usual.monthFirst;
  for (const match of matchesOf(dayFirst, text, 2)) {
    const month = monthOf.get(plain(match[2] ?? ''));
    if (month) add(match, iso(yearOf(match[3] ?? ''), month, Number(match[1])));
  }
  for (const match of matchesOf(monthFirst, text, 1)) {
    const month = monthOf.get(plain(match[1] ?? ''));
    if (month) add(match, iso(Number(match[3]), month, Number(match[2])));
  }
  for (const match of text.matchAll(cjk)) add(match, iso(Number(match[1]), Number(match[2]), Number(match[3])));
  for (const match of numbers) {
    const [first, second, third] = [match[1] ?? '', Number(match[3]), match[5] ?? ''];
    if ((match[2] ?? '').trim() !== (match[4] ?? '').trim()) continue;
    if (first.length === 4) add(match, iso(Number(first), second, Number(third)));
    else if (first.length === 3 || isNumbering(match[0])) continue;
    else {
      const year = yearOf(third);
      const [day, month] = isMonthFirst ? [second, Number(first)] : [Number(first), second];
      const usualReading = iso(year, month, day);
      add(match, usualReading ?? iso(year, day, month), usualReading === null ? null : iso(year, day, month));
    }
  }
  for (const match of text.matchAll(bare)) add(match, iso(Number(match[1]), Number(match[2]), Number(match[3])));
  return found.sort((a, b) => a.start - b.start);
}

/** Whether the month comes first in a text's dates of numbers, by those that have one reading only; null when none tells. */
export function monthFirstIn(text: string): boolean | null {
  return orderOf([...text.matchAll(numeric)].map(firstTwo));
}

const firstTwo = (match: RegExpMatchArray) => [Number(match[1]), Number(match[3])] as const;

/** What dates with a day above twelve tell of the others; null when there is none. */
function orderOf(parts: readonly (readonly [number, number])[]): boolean | null {
  const dayFirsts = parts.filter(([first, second]) => first > 12 && first <= 31 && second <= 12).length;
  const monthFirsts = parts.filter(([first, second]) => second > 12 && first <= 12).length;
  return dayFirsts === monthFirsts ? null : monthFirsts > dayFirsts;
}

/** `3.4.12` with a year of two digits is sooner the number of a clause: a date of that kind is written `03.04.12`. */
const isNumbering = (text: string) => /^\d{1,2}\.\d{1,2}\.\d\d$/.test(text) && !/^\d\d\.\d\d\./.test(text);

const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Two digits mean the century nearest to now: `68` is 2068 no sooner than people write it. */
function yearOf(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 60 ? 2000 + year : 1900 + year;
}

function iso(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
