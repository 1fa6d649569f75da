import { wordsOf } from '../link-question.ts';
import { readDate } from '../read-value.ts';
import type { Condition } from '../table-query.ts';
import type { Asked } from './asked-table.ts';
import { distance } from './columns.ts';
import { isOtherDay } from './other-day.ts';

/** `from`, `to`: its words; `isRange`: from one day said to another. */
type Days = {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  readonly isRange: boolean;
};

/**
 * "in February 2024", "after 1 March 2024", "1 October 2026 – 31 December 2026", "from 2012 to 2014" as conditions on the date column meant:
 * the one said nearest, else the only one, else the one headed as a date. Adds the words used to `words`. Where it is not plain how a date
 * is meant (several of them, "except", "than" of something else) there is no condition, so that its words stay unused and nothing is computed.
 */
export function dateConditions(asked: Asked, words: number[]): Condition[][] {
  const columns = asked.table.columns.flatMap(({ type }, column) =>
    type === 'date' && hasYears(asked, column) ? [column] : [],
  );
  if (columns.length === 0) return [];
  const found: Condition[][] = [];
  const dates = daysIn(asked, (month) => onlyYearOf(asked, columns, month));
  if (dates.some((date, at) => isListed(asked, date, dates[at + 1]))) return [];
  for (const date of dates) {
    const { first, last, from, to } = date;
    const column = columnOf(asked, columns, from);
    const relation = relationOf(asked, date);
    if (column === null || relation === null) continue;
    const conditions: Record<Relation, Condition[][]> = {
      in: [[{ column, is: 'at-least', value: first }], [{ column, is: 'at-most', value: last }]],
      since: [[{ column, is: 'at-least', value: first }]],
      after: [[{ column, is: 'above', value: last }]],
      until: [[{ column, is: 'at-most', value: last }]],
      before: [[{ column, is: 'below', value: first }]],
    };
    found.push(...conditions[relation.is]);
    for (let at = Math.max(0, from - relation.words); at < to; at += 1) words.push(at);
    const verb = from - relation.words - 1;
    if (tellsDate.test(asked.words[verb]?.word ?? '')) words.push(verb);
    words.push(...(asked.columns.find((named) => named.column === column)?.words ?? []));
  }
  return found;
}

type Relation = 'in' | 'since' | 'after' | 'until' | 'before';

/** What stands before a date, longest first: "no later than" is the contrary of "later than". `words`: how many of them are taken up. */
const relations: readonly { readonly said: RegExp; readonly is: Relation; readonly words: number }[] = [
  { said: / (?:no|not) later than$/, is: 'until', words: 3 },
  { said: / (?:no|not) earlier than$/, is: 'since', words: 3 },
  { said: / on or after$/, is: 'since', words: 3 },
  { said: / on or before$/, is: 'until', words: 3 },
  { said: / later than$/, is: 'after', words: 2 },
  { said: / earlier than$/, is: 'before', words: 2 },
  { said: / not before$/, is: 'since', words: 2 },
  { said: / not after$/, is: 'until', words: 2 },
  { said: / after$/, is: 'after', words: 1 },
  { said: / since$/, is: 'since', words: 1 },
  { said: / (?:until|till|by)$/, is: 'until', words: 1 },
  { said: / before$/, is: 'before', words: 1 },
  { said: / (?:in|during|of|from|for|on)$/, is: 'in', words: 1 },
  { said: / (?:dated|issued|sent|placed)$/, is: 'in', words: 0 },
];
/** What happens to a paper on its date: "issued in May 2024". */
const tellsDate = /^(?:dated|issued|sent|written|made|placed|arriving|due)$/;
/** Contraries and choices, which no range of days tells. */
const unclear = / (?:not|except|without|than|and|or|to|between|but|excluding)(?: (?:in|on|from|of|for|during))?$/;

const inThem = { is: 'in', words: 1 } as const;

/** How a date is meant; null where that is not plain. A year alone may be part of a name, so that it needs a word before it. */
function relationOf(
  { words }: Asked,
  { from, to, isRange }: Days,
): { readonly is: Relation; readonly words: number } | null {
  const lead = ` ${words
    .slice(Math.max(0, from - 3), from)
    .map(({ word }) => word)
    .join(' ')}`;
  const next = words[to]?.word ?? '';
  if (/ between$/.test(lead)) return isRange && !/ (?:not|except|excluding) between$/.test(lead) ? inThem : null;
  // "From 2012 to now": no end that is a date.
  if (!isRange && / from$/.test(lead) && /^(?:to|until|till|through)$/.test(next)) return null;
  const found = relations.find(({ said }) => said.test(lead));
  if (found && found.is !== 'in') return found;
  if (unclear.test(lead)) return null;
  if (/ from$/.test(lead) && /^(?:on|onwards?)$/.test(next)) return { is: 'since', words: 1 };
  if (found) return found;
  return to - from === 1 && /^\d{4}$/.test(words[from]?.word ?? '') ? null : { is: 'in', words: 0 };
}

/** "In 2012 and 2013", "March 2024 or April 2024": days of which each counts, which are no range. */
const isListed = ({ words }: Asked, { to, isRange }: Days, next: Days | undefined) =>
  next !== undefined && !isRange && next.from === to + 1 && /^(?:and|or)$/.test(words[to]?.word ?? '');

/** "5 May" without a year is in none. */
const hasYears = ({ table }: Asked, column: number) =>
  table.rows.some((row) => (row[column]?.number ?? 0) > leastDated);
const leastDated = 1_000_0000;

/** Dates as they stand in a row of words: day, month and year in either order, a month with its year, ISO, a year alone; two of them as a range. */
function daysIn({ words }: Asked, yearOf: (month: number) => number | null): Days[] {
  const days: Days[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const read =
      [3, 2, 1].flatMap(
        (count) =>
          readAt(
            words.slice(at, at + count).map(({ word }) => word),
            at,
          ) ?? [],
      )[0] ?? monthAlone(words, at, yearOf);
    if (!read) continue;
    const previous = days.at(-1);
    if (previous && isOneRange(words, previous, at) && previous.last < read.first)
      days[days.length - 1] = { ...previous, last: read.last, to: read.to, isRange: true };
    else days.push(read);
    at = read.to - 1;
  }
  return days;
}

/** "In March", where the table has one March; a word such as "may" needs "in" or "during" before it. */
function monthAlone(words: Asked['words'], at: number, yearOf: (month: number) => number | null): Days | null {
  if (!/^(?:in|during|for|of|since|after|before|until|im|en|nel)$/.test(words[at - 1]?.word ?? '')) return null;
  const month = readDate(`1 ${words[at]?.word ?? ''}`);
  const year = month === null ? null : yearOf(Math.floor(month / 100));
  if (month === null || year === null) return null;
  const first = year * 10_000 + month;
  return { first, last: first + 30, from: at, to: at + 1, isRange: false };
}

/** The year of all rows of a month (1-12); null: of none, of several, or which date is meant is not plain. */
function onlyYearOf({ table }: Asked, columns: readonly number[], month: number): number | null {
  const [column, other] = columns;
  if (column === undefined || other !== undefined) return null;
  const days = table.rows.flatMap((row) => row[column]?.number ?? []);
  const years = new Set(
    days.filter((day) => Math.floor(day / 100) % 100 === month).map((day) => Math.floor(day / 10_000)),
  );
  const [year, another] = years;
  return another === undefined ? (year ?? null) : null;
}

/** The dash of a range is no word: both dates follow one another. Else "from … to …", "between … and …". */
function isOneRange(words: Asked['words'], { from, to }: Days, at: number): boolean {
  if (to === at) return true;
  const between = to + 1 === at ? words[to]?.word : '';
  const before = words[from - 1]?.word ?? '';
  return between === 'and' ? before === 'between' : /^(?:to|until|till|through)$/.test(between ?? '');
}

function readAt(said: readonly string[], from: number): Days | null {
  const to = from + said.length;
  const [only = ''] = said;
  if (said.length === 1) {
    const year = /^(?:19|20)\d\d$/.test(only) ? Number(only) : null;
    if (year !== null) return { first: year * 10_000 + 101, last: year * 10_000 + 1231, from, to, isRange: false };
    const day = /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(only) ? readDate(only) : null;
    return day === null ? null : { first: day, last: day, from, to, isRange: false };
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
    ? { first: Math.floor(date / 100) * 100 + 1, last: Math.floor(date / 100) * 100 + 31, from, to, isRange: false }
    : { first: date, last: date, from, to, isRange: false };
}

/** "2024-03-01" comes as three words. */
function iso(said: readonly string[], from: number): Days | null {
  const date = /^\d{4}$/.test(said[0] ?? '') && said.length === 3 ? readDate(said.join('-')) : null;
  return date === null ? null : { first: date, last: date, from, to: from + 3, isRange: false };
}

const lightWords = /^(?:in|of|on|for|from|by|to|at|the|is|was|are|were|date|day)$/;

function columnOf(asked: Asked, columns: readonly number[], at: number): number | null {
  const heads = (word: string) =>
    columns.filter((column) => wordsOf(asked.table.columns[column]?.name ?? '').includes(word));
  // "Due" is a word of no weight in another language, and here says which date.
  const lead = asked.words.slice(Math.max(0, at - 3), at).map(({ word }) => word);
  const [headed] = lead.filter((word) => !lightWords.test(word)).flatMap(heads);
  if (headed !== undefined) return headed;
  // What is due on a day need not be dated so.
  if (lead.includes('due')) return null;
  const [said] = asked.columns
    .filter(({ column }) => columns.includes(column) && !isOtherDay(asked, column))
    .sort((a, b) => distance(a, at) - distance(b, at));
  if (said) return said.column;
  if (columns.some((column) => isOtherDay(asked, column)) && columns.length === 1) return null;
  if (columns.length === 1) return columns[0] ?? null;
  // "Date" beside "Due date" is the one; of "Start date" and "End date" neither is.
  const headedAs = (pattern: RegExp) =>
    columns.filter((column) => pattern.test(asked.table.columns[column]?.name ?? ''));
  const whole = headedAs(/^(?:date|day|datum|tag|fecha|data|jour)$/iu);
  const [only, other] = whole.length > 0 ? whole : headedAs(/date|datum|fecha|data|jour|tag/iu);
  return only === undefined || other !== undefined || isOtherDay(asked, only) ? null : only;
}
