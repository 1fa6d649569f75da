/** Numbers, sizes and times as a person reads them. */
const count = new Intl.NumberFormat('en');

/** `1,284` */
export function formatCount(value: number): string {
  return count.format(value);
}

/** `1 file`, `2 files`; an irregular plural may be given. */
export function formatAmount(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(value)} ${value === 1 ? singular : plural}`;
}

const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** Decimal units, as Finder shows them: `4.2 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit >= 2 && value < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** `18 ms`, `1.4 s` */
export function formatDuration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `14%`; a part of nothing is 0%. */
export function formatShare(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((100 * part) / whole)}%`;
}

const ordinal = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinalEndings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** `1st`, `12th` */
export function formatOrdinal(value: number): string {
  return `${formatCount(value)}${ordinalEndings[ordinal.select(value)] ?? 'th'}`;
}

const minute = 60;
const hour = 60 * minute;

/** `a few seconds left`, `about 2 min left`, `about 3 h left`. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 15) return 'a few seconds left';
  if (seconds < 1.5 * minute) return 'about a minute left';
  if (seconds < 1.5 * hour) return `about ${Math.round(seconds / minute)} min left`;
  return `about ${Math.round(seconds / hour)} h left`;
}

const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

/** Today's times as a time, anything else as a date. */
export function formatDate(at: number, now = Date.now()): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return (sameDay ? time : day).format(at);
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

const shortDay = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day such as `2026-11-28` as `Nov 28`. */
export function formatDay(day: string): string {
  return shortDay.format(Date.parse(`${day}T12:00:00Z`));
}
