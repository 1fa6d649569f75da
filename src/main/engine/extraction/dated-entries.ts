/** Entries with a time each: places of work, schools. What is told under one belongs to it. Pure. */
import type { Row } from './rows-of.ts';
import type { Part } from './split-items.ts';

const year = /(?<![\p{L}\d.,/-])(?:19|20)\d\d(?![\d])|\b(?:0?[1-9]|1[0-2])\/(?:19|20)\d\d\b/u;
/** A row that says hardly more than a time. */
const onlyTime =
  /^(?:[\d\s./–—()-]|\p{L}{3,9}\.?|(?:present|today|now|current|heute|aujourd’hui|actual|oggi|since|seit|depuis|bis|to|until|ongoing|expected))+$/iu;
/** Lines of one entry: title, place, time and one more. */
const mostLines = 4;
/** UTF-16 units of a line that is no sentence about an entry. */
const lineCharacters = 160;

const isDated = ({ text }: Row) => year.test(text);
const saysOnlyTime = ({ text }: Row) =>
  isDated({ text } as Row) && onlyTime.test(text) && text.split(/\s+/).length <= 7;
const isLine = ({ text, isBullet }: Row) => !isBullet && text.length <= lineCharacters;

/** Rows with a time, each with the lines of its head; none when no line has one. */
export function datedEntries(rows: readonly Row[]): Part[] {
  const apart = rows.flatMap(entriesApart);
  if (!apart.some((row) => isLine(row) && isDated(row))) return [];
  return runsOf(apart).flatMap((run) => entriesOf(run));
}

const month =
  '(?:(?:jan|feb|fév|mar|mär|apr|avr|may|mai|jun|jui|jul|aug|aoû|sep|oct|okt|nov|dec|dez|déc)\\p{L}{0,7}\\.?\\s|(?:0?[1-9]|1[0-2])[/.])?';
const until = "(?:present|to\\sdate|today|now|current|heute|aujourd[’']hui|actual|oggi)";
/** The time an entry begins with: "2015 – 2017", "03/2018 – heute", "Seit 2016". */
const range = `(?:${month}(?:19|20)\\d\\d\\s?(?:[–—-]|to|bis|à)\\s?(?:${month}(?:19|20)\\d\\d|${until})|(?:since|seit|depuis)\\s${month}(?:19|20)\\d\\d)(?![\\p{L}\\d])`;
const beginsWithTime = new RegExp(`^${range}`, 'iu');
const nextTime = new RegExp(`(?<=\\S)\\s+(?=${range})`, 'giu');

/** "BSc Nursing, University of Leeds, 2015 A levels, King's School, 2010": each entry ends with its year. */
const endsWithYear = /,\s(?:19|20)\d\d$/u;
const behindYear = /(?<=,\s(?:19|20)\d\d)\s+(?=\p{Lu})/gu;

/** Entries that a page's reader took for one paragraph: where the first begins with its time, each time begins another; where
 * they end with it, each ends one. */
function entriesApart(row: Row): Row[] {
  if (row.level > 0 || row.cells.length > 0) return [row];
  const next = beginsWithTime.test(row.text) ? nextTime : endsWithYear.test(row.text) ? behindYear : null;
  if (!next) return [row];
  const starts = [0, ...[...row.text.matchAll(next)].map(({ index, 0: blanks }) => index + blanks.length)];
  return starts.map((from, at): Row => {
    const text = row.text.slice(from, starts[at + 1]).trimEnd();
    return { ...row, start: row.start + from, end: row.start + from + text.length, text };
  });
}

/** Lines that stand together, without items between. */
function runsOf(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  let current: Row[] = [];
  for (const row of rows) {
    if (!isLine(row)) {
      if (current.length > 0) runs.push(current);
      current = [];
    } else if (row.level > 0 && current.length > 0) {
      runs.push(current);
      current = [row];
    } else current.push(row);
  }
  if (current.length > 0) runs.push(current);
  return runs;
}

function entriesOf(run: readonly Row[]): Part[] {
  const dated = run.filter(isDated);
  if (dated.length === 0) return [];
  if (dated.length === 1) {
    const at = run.indexOf(dated[0] as Row);
    // Title and place stand before or behind the time; what comes much later tells of it.
    const from = Math.max(0, at - mostLines + 1);
    const isAlone = saysOnlyTime(dated[0] as Row);
    return [joined(run.slice(from, Math.min(run.length, isAlone && at === 0 ? at + 2 : at + 1)))];
  }
  const entries: Part[] = [];
  for (const [index, row] of run.entries()) {
    if (!isDated(row)) continue;
    const [before, next] = [run[index - 1], run[index + 1]];
    const isNextFree = next !== undefined && !isDated(next);
    const isBeforeFree = before !== undefined && !isDated(before);
    const isFirst = run.findIndex(isDated) === index;
    if (!saysOnlyTime(row)) entries.push(row);
    // Time over the entry, or under it: as the first of them has it.
    else if (isDated(run[0] as Row) && isNextFree) entries.push(joined([row, next, ...placeAfter(run, index + 2)]));
    else if (isBeforeFree && (!isFirst || index > 0)) entries.push(joined([before, row]));
    else entries.push(row);
  }
  return entries;
}

/** Of "time, title, place" in a line each the last: no sentence, and nothing with a time or room over it. */
function placeAfter(run: readonly Row[], at: number): Row[] {
  const row = run[at];
  const [time, title] = [run[at - 2], run[at - 1]];
  if (!row || !time || !title || title.hasGap || row.hasGap || isDated(row) || /[.!?:]$/.test(row.text)) return [];
  return row.text.length <= placeCharacters ? [row] : [];
}
/** UTF-16 units of a line that may tell where somebody worked or learnt. */
const placeCharacters = 60;

function joined(rows: readonly Row[]): Part {
  const [first, last] = [rows[0] as Row, rows.at(-1) as Row];
  return { start: first.start, end: last.end, text: rows.map(({ text }) => text).join(' ') };
}
