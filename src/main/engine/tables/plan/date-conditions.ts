import { readDate } from '../read-value.ts';
import type { Condition } from '../table-query.ts';
import type { Asked } from './asked-table.ts';
import { distance } from './columns.ts';

type Days = { readonly first: number; readonly last: number; readonly from: number; readonly to: number };

/**
 * "in February 2024", "after 1 March 2024", "1 October 2026 – 31 December 2026", "in 2023" as conditions on the date column meant: the
 * one said nearest, else the only one, else the one headed as a date. Adds the words used to `words`.
 */
export function dateConditions(asked: Asked, words: number[]): Condition[][] {
  const columns = asked.table.columns.flatMap(({ type }, column) =>
    type === 'date' && hasYears(asked, column) ? [column] : [],
  );
  if (columns.length === 0) return [];
  const found: Condition[][] = [];
  for (const { first, last, from, to } of daysIn(asked)) {
    const column = columnOf(asked, columns, from);
    const before = asked.words[from - 1]?.word ?? '';
    // A year alone may be part of a name.
    if (column === null || (to - from === 1 && !/^\p{L}+$/u.test(before.replace(otherWord, '1')))) continue;
    const lead = `${asked.words[from - 2]?.word ?? ''} ${before}`;
    if (after.test(before) || after.test(lead))
      found.push([{ column, is: since.test(before) ? 'at-least' : 'above', value: since.test(before) ? first : last }]);
    else if (until.test(before))
      found.push([{ column, is: by.test(before) ? 'at-most' : 'below', value: by.test(before) ? last : first }]);
    else found.push([{ column, is: 'at-least', value: first }], [{ column, is: 'at-most', value: last }]);
    for (let at = from; at < to; at += 1) words.push(at);
    if (tellsDate.test(before) || after.test(before) || until.test(before)) words.push(from - 1);
    words.push(...(asked.columns.find((named) => named.column === column)?.words ?? []));
  }
  return found;
}

/** "5 May" without a year is in none. */
const hasYears = ({ table }: Asked, column: number) =>
  table.rows.some((row) => (row[column]?.number ?? 0) > leastDated);
const leastDated = 1_000_0000;
const otherWord = /^(?!(?:in|during|of|from|since|after|before|until|till|by|for|dated|issued|sent|placed)$).*$/;

const after = /^(?:after|since|from|later than)$/;
const since = /^(?:since|from)$/;
const until = /^(?:before|until|till|by)$/;
const by = /^(?:until|till|by)$/;
const tellsDate = /^(?:dated|issued|sent|written|made|placed|arriving|due)$/;

/** Dates as they stand in a row of words: day, month and year in either order, a month with its year, ISO, a year alone; two of them as a range. */
function daysIn({ words }: Asked): Days[] {
  const days: Days[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const read = [3, 2, 1].flatMap(
      (count) =>
        readAt(
          words.slice(at, at + count).map(({ word }) => word),
          at,
        ) ?? [],
    )[0];
    if (!read) continue;
    const previous = days.at(-1);
    // The dash of a range is no word: both dates follow one another.
    if (previous && previous.to === at && previous.last < read.first)
      days[days.length - 1] = { ...previous, last: read.last, to: read.to };
    else days.push(read);
    at = read.to - 1;
  }
  return days;
}

function readAt(said: readonly string[], from: number): Days | null {
  const to = from + said.length;
  const [only = ''] = said;
  if (said.length === 1) {
    const year = /^(?:19|20)\d\d$/.test(only) ? Number(only) : null;
    if (year !== null) return { first: year * 10_000 + 101, last: year * 10_000 + 1231, from, to };
    const day = /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(only) ? readDate(only) : null;
    return day === null ? null : { first: day, last: day, from, to };
  }
  if (
    !/^(?:19|20)\d\d$/.test(said.at(-1) ?? '') ||
    (said.length === 3 && /^\d+$/.test(said[1] ?? '') && /^\d+$/.test(only))
  )
    return iso(said, from);
  const date = readDate(said.join(' '));
  if (date === null || date < 1_000_0000) return null;
  const isMonth = said.length === 2;
  return isMonth
    ? { first: Math.floor(date / 100) * 100 + 1, last: Math.floor(date / 100) * 100 + 31, from, to }
    : { first: date, last: date, from, to };
}

/** "2024-03-01" comes as three words. */
function iso(said: readonly string[], from: number): Days | null {
  const date = /^\d{4}$/.test(said[0] ?? '') && said.length === 3 ? readDate(said.join('-')) : null;
  return date === null ? null : { first: date, last: date, from, to: from + 3 };
}

function columnOf(asked: Asked, columns: readonly number[], at: number): number | null {
  const [said] = asked.columns
    .filter(({ column }) => columns.includes(column))
    .sort((a, b) => distance(a, at) - distance(b, at));
  if (said) return said.column;
  if (columns.length === 1) return columns[0] ?? null;
  return (
    columns.find((column) => /date|datum|fecha|data|jour|tag/iu.test(asked.table.columns[column]?.name ?? '')) ?? null
  );
}
