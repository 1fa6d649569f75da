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
