import { mimeLimits } from '../mime/limits.ts';
import { withoutComments } from '../mime/without-comments.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours east of Greenwich of the zones RFC 5322 names, and the commonest others. */
const zones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  bst: 1,
  jst: 9,
  kst: 9,
  ist: 5.5,
  hst: -10,
  akst: -9,
  akdt: -8,
};

const dayFirst =
  /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{2,4})[,\s]+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d+)?\s*(am|pm)?\s*([+-]\d{1,2}:?\d{2}|[a-z]{1,5})?/i;
const monthFirst =
  /([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:,\s*(\d{4}),?)?\s+(?:at\s+)?(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?\s*(am|pm)?\s*([+-]\d{4}|[a-z]{1,5})?(?:\s+(\d{4}))?/i;
const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?/i;

/**
 * A date header (RFC 5322, and what broken mailers write) as ISO 8601: in UTC, or without a zone where none is given. Null when it
 * is no date.
 */
export function mailDate(text: string): string | null {
  const plain = withoutComments(text.slice(0, mimeLimits.maxDateCharacters)).replace(/\s+/g, ' ').trim();
  const standard = iso.exec(plain);
  if (standard) {
    const [, year, month, day, hour, minute, seconds, zone] = standard;
    return isoDate([year, month, day, hour, minute, seconds].map(Number), zone);
  }
  const first = dayFirst.exec(plain);
  if (first) {
    const [, day, month = '', year, hour, minute, seconds, half, zone] = first;
    return isoDate(
      [fullYear(year), monthOf(month), Number(day), hourOf(hour, half), Number(minute), Number(seconds ?? 0)],
      zone,
    );
  }
  const second = monthFirst.exec(plain);
  if (!second) return null;
  const [, month = '', day, year, hour, minute, seconds, half, zone, lastYear] = second;
  if (!year && !lastYear) return null;
  return isoDate(
    [Number(year ?? lastYear), monthOf(month), Number(day), hourOf(hour, half), Number(minute), Number(seconds ?? 0)],
    zone,
  );
}

function fullYear(text: string | undefined): number {
  const year = Number(text);
  if (text === undefined || text.length > 3) return year;
  // RFC 5322 §4.3: two digits under 50 are this century, three digits count from 1900.
  return text.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function hourOf(text: string | undefined, half: string | undefined): number {
  const hour = Number(text);
  if (!half) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function isoDate(values: readonly number[], zone: string | undefined): string | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, given = 0] = values;
  const seconds = Number.isNaN(given) ? 0 : Math.min(59, given);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || year < 1900 || year > 9999)
    return null;
  const offset = zoneMinutes(zone);
  const local = Date.UTC(year, month - 1, day, hour, minute, seconds);
  const text = new Date(local - (offset ?? 0) * 60_000).toISOString().replace('.000', '');
  return offset === null ? text.replace('Z', '') : text;
}

function zoneMinutes(zone: string | undefined): number | null {
  if (!zone) return null;
  const numeric = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone);
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]));
  const name = zone.toLowerCase();
  return Object.hasOwn(zones, name) ? (zones[name] ?? 0) * 60 : null;
}
