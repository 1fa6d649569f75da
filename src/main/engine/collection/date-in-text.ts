import { type DateRole, type DayRange, type FoundDate, findDates, roleOf } from './find-dates.ts';
import type { DateCondition } from './read-conditions.ts';

export function inRange({ relation, first, last }: DateCondition, date: DayRange): boolean {
  if (relation === 'before') return date.last < first;
  if (relation === 'after') return date.first > last;
  return date.first >= first && date.last <= last;
}

/** What a date of a sentence is the date of. One alone in its line or cell has its label before it. */
export function roleIn(text: string, before: string, date: FoundDate): DateRole | null {
  const own = roleOf(text, date);
  if (own !== null || text.slice(0, date.start).trim().length > 2) return own;
  const joined = `${before.slice(-60)} `;
  return before.length <= 60
    ? roleOf(`${joined}${text.slice(date.start)}`, { start: joined.length, end: joined.length + date.end - date.start })
    : null;
}

/** Dates with their roles. A length before a date ("24 months from …") makes it a start, whatever verb stands before the length. */
export function datesIn(text: string, before: string, length: { readonly end: number } | null) {
  return findDates(text).map((date) => {
    const between = length && date.start > length.end ? text.slice(length.end, date.start) : null;
    const isBegin = between !== null && between.length <= 60 && begins.test(between) && findDates(between).length === 0;
    return { ...date, role: isBegin ? ('start' as const) : roleIn(text, before, date) };
  });
}

const begins =
  /(?<![\p{L}])(?:after|from|following|as of|starting|beginning|commencing|effective|ab|nach|seit|vom|beginnend|à compter|à partir|dès|du|a partir|desde|a contar|dal|decorrenza)(?![\p{L}])/iu;
