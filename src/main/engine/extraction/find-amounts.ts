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
const currency = `(?:${codes}|US ?\\$|HK\\$|NT\\$|[SAC]\\$|R\\$|RM|Rs\\.?|Rp|S?Fr\\.?|[€£¥₹₩₽₺₪฿$])`;
const after = `(?:${codes}|€|£|₽|₺|zł|Kč|kr|RM|euros?|Fr\\.?)`;
// A plain blank groups only before a decimal comma: else a quantity would join the price beside it.
const digits = `(?:\\d{1,3}(?:[.,'’\\u00a0\\u202f]\\d{3})+|\\d{1,3}(?: \\d{3})+(?=,\\d{1,2}(?!\\d))|\\d+)`;
const pattern = new RegExp(
  `(?<![\\p{L}\\d]|\\d[.,/:-])(?:(?<before>${currency})\\s{0,2})?(?<sign>[-−(]\\s?)?(?:(?<inside>${currency})\\s{0,2})?(?<digits>${digits}(?<fraction>[.,]\\s?\\d+| [.,]\\d\\d(?!\\d))?)(?<close>\\)|-(?!\\d))?(?<percent>\\s?%)?(?:\\s?(?<after>${after}))?(?![\\p{L}\\d]|[.,:/-]\\d)`,
  'gu',
);

/** Numbers that are parts of dates, times and codes are left out. */
export function findAmounts(text: string): FoundAmount[] {
  return [...text.matchAll(pattern)].flatMap((match): FoundAmount[] => {
    const groups = match.groups ?? {};
    const read = readDigits(groups.digits ?? '');
    if (read === null) return [];
    const isNegative = groups.sign !== undefined && (groups.sign.trim() !== '(' || groups.close === ')');
    const named = groups.before ?? groups.inside ?? groups.after ?? null;
    const start = match.index;
    return [
      {
        ...{ start, end: start + match[0].length, text: match[0], decimals: read.decimals },
        value: isNegative || groups.close === '-' ? -read.value : read.value,
        currency: named === null ? null : currencyOf(named),
        isPercent: groups.percent !== undefined,
      },
    ];
  });
}

/** ISO 4217 of a sign or code. */
export function currencyOf(sign: string): string | null {
  const tidy = sign.replace(/[.\s]/g, '');
  if (/^[A-Z]{3}$/.test(tidy)) return tidy;
  return signs[tidy.toLowerCase()] ?? signs[tidy.toLowerCase().replace(/s$/, '')] ?? null;
}

/** `1.234,5` and `1,234.5` alike: of two different marks the last is the decimal one; one mark before exactly three digits groups. */
export function readDigits(text: string): { readonly value: number; readonly decimals: number } | null {
  const tidy = text.replace(/[\s'’\u00a0\u202f]/g, '');
  const [comma, dot] = [tidy.lastIndexOf(','), tidy.lastIndexOf('.')];
  const last = Math.max(comma, dot);
  const marks = tidy.replace(/\d/g, '');
  let decimalAt = last;
  if (last >= 0) {
    const isAlone = marks.length === 1;
    const isGroup = tidy.length - last - 1 === 3;
    const isRepeated = marks.length > 1 && new Set(marks).size === 1;
    if (isRepeated) decimalAt = isGroup ? -1 : last;
    // "1,234" groups, "1.234" as well unless it begins with a zero.
    else if (isAlone && isGroup && !tidy.startsWith('0')) decimalAt = -1;
  }
  const whole = (decimalAt < 0 ? tidy : tidy.slice(0, decimalAt)).replace(/[.,]/g, '');
  const fraction = decimalAt < 0 ? '' : tidy.slice(decimalAt + 1);
  const value = Number(fraction === '' ? whole : `${whole}.${fraction}`);
  return Number.isFinite(value) ? { value, decimals: fraction.length } : null;
}
