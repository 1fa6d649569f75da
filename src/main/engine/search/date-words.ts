/** A span of days as people write it; milliseconds since 1970, `end` exclusive, days begin at this machine's midnight. */
export type DateSpan = { readonly start: number; readonly end: number };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
/** Years a document may be from. */
const years = { first: 1900, last: 2100 };

/** A month's or day's words, for patterns that look for a date in a sentence. */
export const datePattern = `(?:${monthName.replace('(', '(?:')}\\s+)?(?:\\d{1,2},?\\s+)?\\d{4}(?:-\\d{1,2}(?:-\\d{1,2})?)?`;

/** Reads `2024`, `2024-05`, `2024-05-01`, `01.05.2024`, `March 2024`, `March 5, 2024`, `5 March 2024`; null when it is no date. */
export function readDate(text: string): DateSpan | null {
  const tidy = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const iso = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(tidy);
  if (iso) return span(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tidy);
  if (dotted) return span(dotted[3], dotted[2], dotted[1]);
  const worded = new RegExp(`^${monthName} (?:(\\d{1,2}),? )?(\\d{4})$`).exec(tidy);
  if (worded) return span(worded[3], monthOf(worded[1]), worded[2]);
  const dayFirst = new RegExp(`^(\\d{1,2})\\.? ${monthName} (\\d{4})$`).exec(tidy);
  return dayFirst ? span(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]) : null;
}

/** A day as conditions show it. */
export function dayText(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function monthOf(name: string | undefined): string {
  return String(months.indexOf((name ?? '').slice(0, 3)) + 1);
}

function span(yearText: string | undefined, monthText?: string, dayTextGiven?: string): DateSpan | null {
  const year = Number(yearText);
  const month = monthText === undefined ? null : Number(monthText);
  const day = dayTextGiven === undefined ? null : Number(dayTextGiven);
  if (year < years.first || year > years.last) return null;
  if (month !== null && (month < 1 || month > 12)) return null;
  const start = new Date(year, (month ?? 1) - 1, day ?? 1);
  // The 31st of April would be the 1st of May.
  if (day !== null && (start.getDate() !== day || start.getMonth() !== (month ?? 1) - 1)) return null;
  const end =
    month === null
      ? new Date(year + 1, 0, 1)
      : day === null
        ? new Date(year, month, 1)
        : new Date(year, month - 1, day + 1);
  return { start: start.getTime(), end: end.getTime() };
}
