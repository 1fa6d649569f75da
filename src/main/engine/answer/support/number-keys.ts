/** Numbers in a text by what they are worth, however they are written: `$1.2 million`, `1,200,000`, `12 %`, `three`. */
import type { Span } from '../../types.ts';

/** `key`: alike for all spellings of one number, `1200000` or `12%`. */
export type FoundNumber = Span & { readonly key: string };

/** Languages that write `1.234,5`. */
const commaDecimal: ReadonlySet<string> = new Set(
  'de fr es it pt nl ru uk pl cs sk sv da nb no fi ro el tr vi id hu bg hr sr sl'.split(' '),
);
const scales: ReadonlyMap<string, number> = new Map(
  (
    [
      [1e3, 'thousand tausend tsd mille mil mila тысяч тыс'],
      [
        1e6,
        'million millions mn mio millionen millón millones milioni milione milhões milhão miljoen миллион миллионов млн',
      ],
      [
        1e9,
        'billion billions bn milliarde milliarden mrd milliard milliards miliardi miljard миллиард миллиардов млрд',
      ],
      [1e12, 'trillion trillions billionen billones'],
    ] as const
  ).flatMap(([scale, words]) => words.split(' ').map((word): [string, number] => [word, scale])),
);
const percents: ReadonlySet<string> = new Set('percent prozent pourcent'.split(' '));
/** Without `one`, which is a pronoun as often; by language, as English `once` is Spanish eleven. */
const inWords: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries({
    en: 'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    de: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
    fr: 'deux trois quatre cinq six sept huit neuf dix onze douze',
    es: 'dos tres cuatro cinco seis siete ocho nueve diez once doce',
  }).map(([language, words]) => [
    language,
    new Map(words.split(' ').map((word, index): [string, number] => [word, index + 2])),
  ]),
);
const tens: ReadonlyMap<string, number> = new Map([
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
]);

/** A number that is no part of a code such as `10-K` or `B747`, with the word that follows it. */
const written =
  /(?<![\p{L}\p{N}]|\p{N}[.,]|\p{L}-)\p{Nd}+(?:[.,'’\u00a0\u202f]\p{Nd}+)*(?![\p{L}\p{Nd}]|-\p{L}{1,2}\b)/gu;
/** `3.4.2019`, `1.2.3`: read whole, as neither is a number. */
const isDate = /^(?!\p{Nd}{1,3}(?:\.\p{Nd}{3})+$)\p{Nd}{1,4}(?:\.\p{Nd}{1,4}){2,}$/u;
/** A minus, not the dash of a range or between words. */
const minus = /(?:^|[\s(=:])[-−][$€£¥]?$/u;
const following = /^[\s\u00a0-]*(%|per\s?cent\b|[\p{L}]+)/iu;
const word = /(?<![\p{L}\p{N}-])[\p{L}]{3,9}(?![\p{L}\p{N}])/gu;

export function numbersIn(text: string, language: string | null): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(written)) {
    const end = match.index + match[0].length;
    if (isDate.test(match[0])) {
      const key = match[0].split('.').map(Number).join('.');
      found.push({ start: match.index, end, key: `date ${key}` });
      continue;
    }
    const value = numberOf(match[0], commaDecimal.has(language ?? ''));
    const sign = minus.test(text.slice(0, match.index)) ? -1 : 1;
    found.push({ start: match.index, ...scaled(sign * value, text, end) });
  }
  const own = inWords.get(language ?? 'en') ?? inWords.get('en');
  for (const match of text.matchAll(word)) {
    const value = own?.get(match[0].toLowerCase()) ?? tens.get(match[0].toLowerCase());
    if (value !== undefined) found.push({ start: match.index, ...scaled(value, text, match.index + match[0].length) });
  }
  return found.sort((a, b) => a.start - b.start);
}

function scaled(value: number, text: string, end: number): Pick<FoundNumber, 'end' | 'key'> {
  const after = following.exec(text.slice(end, end + 24));
  const next = (after?.[1] ?? '').toLowerCase().replace(/\s/g, '');
  if (after && (next === '%' || percents.has(next))) return { end: end + after[0].length, key: `${exact(value)}%` };
  const scale = scales.get(next);
  return scale && after ? { end: end + after[0].length, key: exact(value * scale) } : { end, key: exact(value) };
}

/** Products such as 1.1 million come out of arithmetic with a tail. */
const exact = (value: number) => String(Number(value.toPrecision(12)));

/** `1.234` is a whole number where decimals have a comma, and otherwise not; apostrophes and spaces always group. */
function numberOf(digits: string, comma: boolean): number {
  const plain = digits.replace(/['’\u00a0\u202f]/g, '');
  // Where both stand, the last one is the decimal mark in every language.
  const both = plain.includes(',') && plain.includes('.');
  const [group, decimal] = (both ? plain.lastIndexOf(',') > plain.lastIndexOf('.') : comma) ? ['.', ','] : [',', '.'];
  const groups =
    plain
      .slice(0, both ? plain.lastIndexOf(decimal) : undefined)
      .split(decimal)[0]
      ?.split(group) ?? [];
  const isGrouped = groups.slice(1).every((part) => part.length === 3);
  // `1,5` in an English text and `3.14` in a German one are decimals all the same.
  const tidy = isGrouped ? plain.replaceAll(group, '').replace(decimal, '.') : plain.replace(group, '.');
  return Number.parseFloat(tidy);
}
