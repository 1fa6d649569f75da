/** Numbers, sizes and times as a person reads them, in the window's language. */
import { dateFormat, numberFormat, pluralRules } from './languages/intl.ts';
import { useLanguage } from './languages/language-store.ts';
import { t } from './languages/translate.ts';

/** `1,284` */
export function formatCount(value: number): string {
  return numberFormat().format(value);
}

/** `4.2`, `4.0`: with so many digits after the point. */
export function formatNumber(value: number, digits: number): string {
  return numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A number with its unit as the language writes both: `18 ms`, `1,4 s`. */
function formatUnit(value: number, unit: string, digits: number, unitDisplay: 'short' | 'long' = 'short'): string {
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return numberFormat({ style: 'unit', unit, unitDisplay, ...fraction }).format(value);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Decimal units, as Finder shows them: `4.2 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit >= 2 && value < 100 ? 1 : 0;
  const name = units[unit] ?? 'byte';
  // English writes kB in units, and Finder KB.
  return formatUnit(value, name, digits, unit === 0 ? 'long' : 'short').replace('kB', 'KB');
}

/** `18 ms`, `1.4 s` */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return formatUnit(Math.round(milliseconds), 'millisecond', 0);
  return formatSeconds(milliseconds / 1000, 1);
}

/** `1.4 s` */
export function formatSeconds(seconds: number, digits = 0): string {
  return english() ? `${formatNumber(seconds, digits)} s` : formatUnit(seconds, 'second', digits);
}

/** `12 min` */
export function formatMinutes(minutes: number): string {
  return formatUnit(minutes, 'minute', 0);
}

/** `1.5 h` */
export function formatHours(hours: number, digits = 0): string {
  return english() ? `${formatNumber(hours, digits)} h` : formatUnit(hours, 'hour', digits);
}

/** Intl's English says `sec` and `hr`, which nobody measures in. */
const english = () => useLanguage.getState().language.code === 'en';

/** `14%`; a part of nothing is 0%. */
export function formatShare(part: number, whole: number): string {
  return formatPercent(whole === 0 ? 0 : part / whole);
}

/** `14%` for 0.14. */
export function formatPercent(share: number): string {
  return numberFormat({ style: 'percent', maximumFractionDigits: 0 }).format(share);
}

const ordinalEndings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** `1st`, `12th`; other languages have a sentence around the number itself. */
export function formatOrdinal(value: number): string {
  if (!english()) return formatCount(value);
  return `${formatCount(value)}${ordinalEndings[pluralRules({ type: 'ordinal' }).select(value)] ?? 'th'}`;
}

const minute = 60;
const hour = 60 * minute;

/** `a few seconds left`, `about 2 min left`, `about 3 h left`. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 15) return t('a few seconds left');
  if (seconds < 1.5 * minute) return t('about a minute left');
  return t('about {time} left', { time: roughTime(seconds) });
}

/** `a few seconds`, `about 4 min`: the same before it begins. */
export function formatEstimate(seconds: number): string {
  if (seconds < 15) return t('a few seconds');
  if (seconds < 1.5 * minute) return t('about a minute');
  return t('about {time}', { time: roughTime(seconds) });
}

function roughTime(seconds: number): string {
  if (seconds < 1.5 * hour) return formatMinutes(Math.round(seconds / minute));
  return formatHours(Math.round(seconds / hour));
}

/** Today's times as a time, anything else as a date. */
export function formatDate(at: number, now = Date.now()): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return sameDay ? formatTime(at) : dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** `2:05 PM` */
export function formatTime(at: number): string {
  return dateFormat({ hour: 'numeric', minute: '2-digit' }).format(at);
}

/** `Nov 28, 2026, 2:05 PM` */
export function formatDateAndTime(at: number): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** A path as it is shown: what stands inside an archive or mail comes after `›`. */
export function shownPath(path: string): string {
  return path.replaceAll('!/', ' › ');
}

/** The part of a path after its last separator. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Where a path stands, from its registered folder on: `Documents/Contracts`, `Documents › Offer.eml` for an attachment. */
export function placeOfPath(
  path: string,
  folders: readonly { readonly path: string; readonly name: string }[],
): string {
  const parent = path.slice(0, path.lastIndexOf('/')).replace(/!$/, '');
  const folder = folders.find((each) => `${parent}/`.startsWith(`${each.path}/`));
  return shownPath(folder ? `${folder.name}${parent.slice(folder.path.length)}` : parent);
}

/** A day such as `2026-11-28` as `Nov 28`. */
export function formatDay(day: string): string {
  return dateFormat({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`));
}
