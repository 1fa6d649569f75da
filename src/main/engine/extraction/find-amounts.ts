/** Numbers and sums of money in a text, in the writings of many countries. */
import type { Found } from './document.ts';

export type FoundAmount = Found & {
  readonly value: number;
  /** ISO 4217, or null when no currency stands with it. */
  readonly currency: string | null;
  /** Digits after the decimal mark. */
  readonly decimals: number;
  readonly isPercent: boolean;
};

const signs: Readonly<Record<string, string>> = {
  ...{ '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR', '₩': 'KRW', '₽': 'RUB', '₺': 'TRY', '₪': 'ILS', '฿': 'THB' },
  ...{ $: 'USD', us$: 'USD', 'us $': 'USD', s$: 'SGD', a$: 'AUD', c$: 'CAD', hk$: 'HKD', nt$: 'TWD', r$: 'BRL' },
  ...{
    rm: 'MYR',
    rs: 'INR',
    kr: 'SEK',
    fr: 'CHF',
    sfr: 'CHF',
    zl: 'PLN',
    zł: 'PLN',
    kč: 'CZK',
    rp: 'IDR',
    euro: 'EUR',
  },
};
const codes =
  'EUR|USD|GBP|CHF|JPY|CNY|INR|MYR|SGD|AUD|CAD|NZD|HKD|SEK|NOK|DKK|PLN|CZK|HUF|THB|IDR|PHP|KRW|TWD|BRL|MXN|ZAR|TRY|ILS|AED|SAR';
const currency = `(?:${codes}|US ?\\$|HK\\$|NT\\$|[SAC]\\$|R\\$|R[Mm]|rm|Rs\\.?|Rp|S?Fr\\.?|[€£¥₹₩₽₺₪฿$])`;
const after = `(?:${codes}|€|£|₽|₺|zł|Kč|kr|RM|euros?|Fr\\.?)`;
// A plain blank groups only before a decimal comma, or euros behind it: else a quantity would join the price beside it.
const digits = `(?:\\d{1,3}(?:[.,'’\\u00a0\\u202f]\\d{3})+|\\d{1,3}(?: \\d{3})+(?=,\\d{1,2}(?!\\d)|\\s?(?:€|EUR(?!\\p{L})|euros?(?!\\p{L})))|\\d+)`;
/** Recognition drops the space behind a label (`TOTAL35.00`) and takes `RM` and `$` for letters (`RN35.00`); behind a price stands the code of its tax. */
const labels = 'total amount amt due payable nett summe jumlah cash change visa rounding gst'.split(' ');
const gluedLabel = `(?<=${labels.flatMap((word) => [word, word.toUpperCase(), `${word.charAt(0).toUpperCase()}${word.slice(1)}`]).join('|')})`;
const gluedCurrency = '(?<=(?<![\\p{L}\\d])(?:R[MNHKW]?|S))(?=\\d{1,3}(?:,?\\d{3})*[.,]\\d\\d(?!\\d))';
const taxCode = '(?<=[.,]\\d\\d)(?:SR|ZRL?|[STZ])(?![\\p{L}\\d])';
const pattern = new RegExp(
  `(?:(?<![\\p{L}\\d]|\\d[.,/:-])|${gluedLabel}|${gluedCurrency})(?:(?<before>${currency})\\s{0,2})?(?<sign>[-−(]\\s?)?(?:(?<inside>${currency})\\s{0,2})?(?<digits>${digits}(?<fraction>[.,]\\s?\\d+| [.,]\\d\\d(?!\\d))?)(?<close>\\)|-(?!\\d))?(?<percent>\\s?%)?(?:\\s?(?<after>${after}))?(?:(?=${taxCode})|(?![\\p{L}\\d]|[.,:/-]\\d))`,
  'gu',
);

export type DecimalMark = '.' | ',';

/**
 * Numbers that are parts of dates, times and codes are left out. `decimalMark`: how the document writes; null: it does not tell; not given: the
 * text itself tells.
 */
export function findAmounts(text: string, decimalMark: DecimalMark | null = decimalMarkOf(text)): FoundAmount[] {
  return [...text.matchAll(pattern)].flatMap((match): FoundAmount[] => {
    const groups = match.groups ?? {};
    const isNegative =
      groups.sign !== undefined &&
      (groups.sign.trim() !== '(' || (groups.close === ')' && !inWords.test(text.slice(0, match.index))));
    const named = groups.before ?? groups.inside ?? groups.after ?? null;
    const code = named === null ? null : currencyOf(named);
    const mark = decimalMark ?? (groups.percent === undefined && groupsByPoint(groups, code) ? ',' : null);
    const read = readDigits(groups.digits ?? '', mark, groups.percent !== undefined);
    if (read === null) return [];
    const start = match.index;
    return [
      {
        ...{ start, end: start + match[0].length, text: match[0], decimals: read.decimals },
        value: isNegative || groups.close === '-' ? -read.value : read.value,
        currency: code,
        isPercent: groups.percent !== undefined,
      },
    ];
  });
}

/** "Two Hundred Thousand Dollars ($200,000)": said in words and again in figures, not taken off. */
const inWords =
  /(?:hundred|thousand|million|billion|dollars?|euros?|pounds?|francs?|cents?|sterling|only|\p{L}+(?:teen|ty)|(?:^|[\s-])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|tausend|hundert|million(?:en)?|mille|cent|mil|mila)\s?$/iu;

/** ISO 4217 of a sign or code. */
export function currencyOf(sign: string): string | null {
  const tidy = sign.replace(/[.\s]/g, '');
  if (/^[A-Z]{3}$/.test(tidy)) return tidy;
  return signs[tidy.toLowerCase()] ?? signs[tidy.toLowerCase().replace(/s$/, '')] ?? null;
}

/** `1.250 €`: with the sign behind, or in these moneys, a point groups where nothing else tells. */
function groupsByPoint({ after: behind }: Readonly<Record<string, string | undefined>>, code: string | null): boolean {
  return (behind !== undefined && code === 'EUR') || (code !== null && pointed.has(code));
}
const pointed = new Set(['IDR', 'BRL', 'TRY', 'DKK']);

/** The decimal mark of a text by its numbers that leave no doubt; null when there is none, or as many for the one as for the other. */
export function decimalMarkOf(text: string): DecimalMark | null {
  let [points, commas] = [0, 0];
  for (const { groups = {} } of text.matchAll(pattern)) {
    // "June 1, 2024": a blank behind the mark is recognition's before cents, and before anything else it parts two numbers.
    if (/[.,]\s\d/.test(groups.digits ?? '') && !/[.,]\s\d\d$/.test(groups.digits ?? '')) continue;
    const mark = sureMark((groups.digits ?? '').replace(blanks, ''));
    if (mark === null) continue;
    // A sum of money is sooner a number than a section's "3.2" is.
    const weight = groups.before || groups.inside || groups.after ? 3 : 1;
    if (mark === '.') points += weight;
    else commas += weight;
  }
  return points === commas ? null : points > commas ? '.' : ',';
}

/** The decimal mark of one number, when it has one reading only. */
function sureMark(tidy: string): DecimalMark | null {
  const marks = tidy.replace(/\d/g, '');
  const last = marks.at(-1) as DecimalMark | undefined;
  if (last === undefined) return null;
  if (marks.length > 1) return new Set(marks).size > 1 ? last : last === '.' ? ',' : '.';
  const at = tidy.lastIndexOf(last);
  return tidy.length - at - 1 !== 3 || at > 3 || tidy.startsWith('0') ? last : null;
}

const blanks = /[\s'’\u00a0\u202f]/g;

/**
 * `1.234,5` and `1,234.5` alike: of two different marks the last is the decimal one. One mark before exactly three digits is read as the
 * document writes; where that is not known, a comma groups, a point is decimal, and nothing groups before a percent sign.
 */
export function readDigits(
  text: string,
  decimalMark: DecimalMark | null,
  isPercent: boolean,
): { readonly value: number; readonly decimals: number } | null {
  const tidy = text.replace(blanks, '');
  const last = Math.max(tidy.lastIndexOf(','), tidy.lastIndexOf('.'));
  const marks = tidy.replace(/\d/g, '');
  let decimalAt = last;
  if (last >= 0) {
    const isRepeated = marks.length > 1 && new Set(marks).size === 1;
    const isGroup = tidy.length - last - 1 === 3;
    if (isRepeated) decimalAt = isGroup ? -1 : last;
    else if (marks.length === 1 && sureMark(tidy) === null) {
      const groups = decimalMark === null ? marks === ',' && !isPercent : marks !== decimalMark;
      if (groups) decimalAt = -1;
    }
  }
  const whole = (decimalAt < 0 ? tidy : tidy.slice(0, decimalAt)).replace(/[.,]/g, '');
  const fraction = decimalAt < 0 ? '' : tidy.slice(decimalAt + 1);
  const value = Number(fraction === '' ? whole : `${whole}.${fraction}`);
  return Number.isFinite(value) ? { value, decimals: fraction.length } : null;
}
