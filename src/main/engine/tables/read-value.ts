const months = 'january february march april may june july august september october november december'.split(' ');
const otherMonths: Readonly<Record<string, number>> = {
  ...{
    januar: 1,
    februar: 2,
    märz: 3,
    maerz: 3,
    mai: 5,
    juni: 6,
    juli: 7,
    oktober: 10,
    dezember: 12,
    okt: 10,
    dez: 12,
  },
  ...{
    janvier: 1,
    février: 2,
    mars: 3,
    avril: 4,
    juin: 6,
    juillet: 7,
    août: 8,
    septembre: 9,
    octobre: 10,
    novembre: 11,
  },
  ...{ décembre: 12, enero: 1, febrero: 2, marzo: 3, abril: 4, mayo: 5, junio: 6, julio: 7, agosto: 8, septiembre: 9 },
  ...{ octubre: 10, noviembre: 11, diciembre: 12 },
};
const magnitudes: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  mio: 1e6,
  mrd: 1e9,
  bn: 1e9,
  mln: 1e6,
};
const empty = /^(?:n\/?a|none|null|-+|–|—|\?|\.{2,}|tba|tbd|#(?:div\/0!|n\/a|ref!|value!|name\?|null!|num!))$/iu;

/** True for what people and programs write where there is no value. */
export function isNoValue(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || empty.test(trimmed);
}

function monthOf(word: string): number | null {
  const low = word.toLowerCase();
  // "Sept" and "Jan" are short for a month, "Marsh" and "Maybe" are not.
  const index = months.findIndex((month) => low === month || (low.length <= 4 && month.startsWith(low)));
  return otherMonths[low] ?? (index >= 0 && low.length >= 3 ? index + 1 : null);
}

/** A date whose first two numbers may be read either way. */
export const slashedDate = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/;
/** Two digits mean the century nearest to now. */
const lastCentury = { from: 60, is: 1900 };
const century = 2000;

/**
 * yyyymmdd of a date that stands at the start of the text, with or without a weekday; null when there is none. A month without a day gives
 * day 0. `order`: of dates with slashes that may be read either way (`dateOrder`).
 */
export function readDate(text: string, order: 'day-first' | 'month-first' = 'month-first'): number | null {
  const value = text.trim().replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/iu, '');
  const key = (year: number, month: number, day: number) =>
    month >= 1 && month <= 12 && day >= 0 && day <= 31 ? year * 10_000 + month * 100 + day : null;
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(value);
  if (iso) return key(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const yearOf = (said = '') => {
    const year = Number(said);
    return said.length > 2 ? year : year + (year < lastCentury.from ? century : lastCentury.is);
  };
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d.])/.exec(value);
  if (dotted) return key(yearOf(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = slashedDate.exec(value);
  if (slashed) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    const isDayFirst = first > 12 || (order === 'day-first' && second <= 12);
    return isDayFirst ? key(yearOf(slashed[3]), second, first) : key(yearOf(slashed[3]), first, second);
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(\p{L}{3,12})\.?,?(?:\s+(\d{4}))?\b/u.exec(value);
  if (dayFirst) {
    const month = monthOf(dayFirst[2] ?? '');
    if (month !== null) return key(Number(dayFirst[3] ?? 0), month, Number(dayFirst[1]));
  }
  const monthFirst = /^(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?(?![\d:])/u.exec(value);
  if (monthFirst) {
    const month = monthOf(monthFirst[1] ?? '');
    if (month !== null) return key(Number(monthFirst[3] ?? 0), month, Number(monthFirst[2]));
  }
  const monthYear = /^(\p{L}{3,12})\.?,?\s+(\d{4})\b/u.exec(value);
  if (monthYear) {
    const month = monthOf(monthYear[1] ?? '');
    if (month !== null) return key(Number(monthYear[2]), month, 0);
  }
  return null;
}

/** Seconds of "3:02.57" or "1:02:03"; null otherwise. */
export function readDuration(text: string): number | null {
  const parts = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)\b/.exec(text.trim());
  if (!parts) return null;
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number((parts[3] ?? '0').replace(',', '.'));
}

/** `1.234,5` and `1,234.5` alike: a single sign before exactly three digits groups, the last of two different ones is the decimal mark. */
function plainNumber(digits: string): number {
  const tidy = digits.replace(/[\s'’\u00a0\u202f]/g, '');
  const [comma, dot] = [tidy.lastIndexOf(','), tidy.lastIndexOf('.')];
  if (comma >= 0 && dot >= 0) {
    const decimal = comma > dot ? ',' : '.';
    return Number(tidy.replaceAll(decimal === ',' ? '.' : ',', '').replace(decimal, '.'));
  }
  const mark = comma >= 0 ? ',' : '.';
  const groups = tidy.split(mark);
  const grouped =
    groups.length > 1 && groups.slice(1).every((part) => part.length === 3) && (groups[0] ?? '').length <= 3;
  if (grouped && (mark === ',' || groups.length > 2)) return Number(groups.join(''));
  return Number(tidy.replace(',', '.'));
}

/**
 * The number a cell shows: currency, sign, thousands, percent, magnitude words, ordinals, and a unit or note after it. Null for a text
 * that only holds a number somewhere.
 */
export function readNumber(text: string): number | null {
  const value = text
    .trim()
    .replace(/\[[^\][]*\]/g, '')
    .trim();
  const found =
    /^(?:[^\p{L}\p{N}+\-−(.]{0,3}|(?:us|eur|usd|gbp|chf|rs|ca|approx|about|c)\.?\s*[$€£]?\s?)([+\-−(]?)\s*[$€£¥]?\s*(\d[\d.,'’\u00a0\u202f ]*\d|\d|\.\d+)\s*(.*)$/iu.exec(
      value,
    );
  if (!found) return null;
  const [, sign = '', digits = '', after = ''] = found;
  const rest = after.replace(/^\)/, '').trim();
  // "5 km", "16th", "12 %", "203.0 km (126.1 mi)", "58*": a unit or a note. "10 Downing Street" is a name.
  if (!/^(?:st|nd|rd|th)?\s*(?:%|°\p{L}?|[*†‡^]+|[\p{L}²³/$€£%.]{1,12})?\s*(?:\([^)]*\))?\s*[*†‡]*$/iu.test(rest))
    return null;
  const magnitude = magnitudes[/^\p{L}+/u.exec(rest)?.[0].toLowerCase() ?? ''] ?? 1;
  const number = plainNumber(digits) * magnitude;
  if (!Number.isFinite(number)) return null;
  return sign === '-' || sign === '−' || sign === '(' ? -number : number;
}
