import { numberIn } from '../link-question.ts';
import { readDuration } from '../read-value.ts';
import type { Condition } from '../table-query.ts';
import type { Asked } from './asked-table.ts';
import { distance, isClock, isIdentifier, isMeasure, typesOf } from './columns.ts';
import { dateConditions } from './date-conditions.ts';
import { equalNumbers } from './equal-numbers.ts';
import { rowLimits } from './row-limits.ts';

type Limits = { readonly found: Condition[][]; readonly words: readonly number[] };
const read = new WeakMap<Asked, Limits>();

/** "more than 5 winners", "at least 10", "after 2012", "between 1883 and 2014". Adds the words used to `words`; read once for all patterns. */
export function thresholds(asked: Asked, words: number[]): Condition[][] {
  const known = read.get(asked) ?? allLimits(asked);
  read.set(asked, known);
  words.push(...known.words);
  return known.found;
}

function allLimits(asked: Asked): Limits {
  const [own, ofRows, exactly] = [limitsOf(asked), rowLimits(asked), equalNumbers(asked)];
  const taken = new Set([...own.words, ...ofRows.words]);
  const equals = exactly.filter(({ at }) => !taken.has(at));
  return {
    found: [...own.found, ...ofRows.found.map((any) => [...any]), ...equals.map(({ any }) => [...any])],
    words: [...own.words, ...ofRows.words, ...equals.flatMap(({ words }) => words)],
  };
}

function limitsOf(asked: Asked): Limits {
  const words: number[] = [];
  const dated: number[] = [];
  const found: Condition[][] = dateConditions(asked, dated);
  words.push(...dated);
  const inDates = new Set(dated);
  const add = (at: number, said: Condition['is'], value: number, used: readonly number[]) => {
    const column =
      readClock(asked.words[at]?.word ?? '') === null ? thresholdColumn(asked, at, value) : clockColumn(asked, at);
    if (column === null) return;
    let is = said;
    words.push(...used, ...(asked.columns.find((named) => named.column === column)?.words ?? []));
    const isDate = asked.table.columns[column]?.type === 'date';
    // Dates are yyyymmdd: "after 1955" begins when that year is over.
    const late = is === 'above' || is === 'at-most';
    // "At least third" is third or better.
    const turned = /^\d+(?:st|nd|rd|th)$/.test(asked.words[at]?.word ?? '');
    if (turned && !isDate) is = better[is] ?? is;
    found.push([{ column, is, value: isDate ? value * 10_000 + (late ? 1231 : 0) : value }]);
  };
  asked.words.forEach(({ word }, at) => {
    if (inDates.has(at)) return;
    // "Who owes nothing?"
    if (nothing.test(word) && asked.columns.some(({ column }) => asked.table.columns[column]?.type === 'number'))
      add(at, 'equals', 0, [at]);
    // "Which customers still owe us money?" are those that owe anything.
    if (isOwing(asked, at)) add(at, 'above', 0, [at]);
    const clock = readClock(word);
    const value = clock ?? numberIn(word);
    if (value === null) return;
    const decade = /^(?:1[5-9]|20)\d0s$/.test(word);
    if (decade) {
      add(at, 'at-least', value, [at]);
      add(at, 'at-most', value + yearsOfDecade - 1, [at]);
      return;
    }
    const before = asked.words[at - 1]?.word ?? '';
    const pair = `${asked.words[at - 2]?.word ?? ''} ${before}`;
    if (/^(?:faster|quicker) than$/.test(pair) && clock !== null) add(at, 'below', value, [at - 2, at - 1, at]);
    else if (/^(?:more|greater|higher|larger|longer|bigger|better|slower|later) than$/.test(pair))
      add(at, 'above', value, [at - 2, at - 1, at]);
    else if (/^(?:less|fewer|lower|smaller|shorter|earlier|sooner) than$/.test(pair))
      add(at, 'below', value, [at - 2, at - 1, at]);
    else if (pair === 'at least') add(at, 'at-least', value, [at - 2, at - 1, at, ...orMore(asked, at)]);
    else if (pair === 'at most') add(at, 'at-most', value, [at - 2, at - 1, at]);
    else if (/^(?:above|over|exceeding|exceeds?|after|past)$/.test(before)) add(at, 'above', value, [at - 1, at]);
    else if (/^(?:below|under|before)$/.test(before)) add(at, 'below', value, [at - 1, at]);
    else if (before === 'since') add(at, 'at-least', value, [at - 1, at]);
    else if (
      asked.words[at + 1]?.word === 'or' &&
      /^(?:more|above|greater|higher|over|later|newer|after)$/.test(asked.words[at + 2]?.word ?? '')
    )
      add(at, 'at-least', value, [at, at + 2]);
    else if (
      asked.words[at + 1]?.word === 'or' &&
      /^(?:less|fewer|below|under|earlier|older|before)$/.test(asked.words[at + 2]?.word ?? '')
    )
      add(at, 'at-most', value, [at, at + 2]);
    else if (/^(?:between|from)$/.test(before)) {
      const until = numberIn(asked.words[at + 2]?.word ?? '');
      if (until === null) return;
      add(at, 'at-least', value, [at - 1, at]);
      add(at, 'at-most', until, [at + 2]);
    }
  });
  return { found, words };
}

/** Limits of places, of which the first is the best. */
const better: Partial<Record<Condition['is'], Condition['is']>> = {
  'at-least': 'at-most',
  above: 'below',
  below: 'above',
  'at-most': 'at-least',
};

const yearsOfDecade = 10;

/** "At least 5 kW or more" says it twice. */
function orMore({ words }: Asked, at: number): number[] {
  const or = [at + 1, at + 2].find((each) => words[each]?.word === 'or' && words[each + 1]?.word === 'more');
  return or === undefined ? [] : [or, or + 1];
}

const readClock = (word: string) => (/^\d{1,2}:\d\d(?:[.,]\d+)?$/.test(word) ? readDuration(word) : null);

const isDuration = ({ table }: Asked, column: number) => {
  const texts = table.rows.flatMap((row) => row[column]?.text ?? []);
  return texts.length > 0 && texts.filter((text) => readDuration(text) !== null).length > texts.length / 2;
};

/** The times of day meant: those whose heading is said nearest, or the only ones. */
function clockColumn(asked: Asked, at: number): number | null {
  const numbers = typesOf(asked, 'number');
  const clocks = numbers.filter((column) => isClock(asked.table, column));
  const usable = clocks.length > 0 ? clocks : numbers.filter((column) => isDuration(asked, column));
  const [named] = asked.columns
    .filter(({ column }) => usable.includes(column))
    .sort((a, b) => distance(a, at) - distance(b, at));
  return named?.column ?? (usable.length === 1 ? (usable[0] ?? null) : null);
}

/** A word for owing with nothing said of how much, where it is asked who or which. */
function isOwing(asked: Asked, at: number): boolean {
  const says = /^(?:owe[sd]?|owing|schulden|schuldet|doivent|deben|devono)$/.test(asked.words[at]?.word ?? '');
  if (!says) return false;
  const asksWho = asked.has('which', 'who', 'how many', 'list');
  const hasMeasure = asked.words.some(
    ({ word }) => numberIn(word) !== null || nothing.test(word) || amounts.test(word),
  );
  return asksWho && !hasMeasure;
}
const amounts = /^(?:most|least|more|less|highest|lowest|total|average|much)$/;

const nothing = /^(?:nothing|nichts|rien|nada|niente|nulla)$/;

/** The number or date column a threshold is about: the nearest heading said, else the only one in whose range the number lies. */
export function thresholdColumn(asked: Asked, at: number, value: number): number | null {
  const isYear = value >= 1000 && value <= 2100 && Number.isInteger(value);
  const usable = asked.table.columns.flatMap(({ type }, column) =>
    (type === 'number' && !isIdentifier(asked.table, column)) || (type === 'date' && isYear) ? [column] : [],
  );
  const named = asked.columns
    .filter(({ column }) => usable.includes(column))
    .sort((a, b) => distance(a, at) - distance(b, at) || b.share - a.share);
  if (named[0]) return named[0].column;
  const inRange = usable
    .filter((column) => isMeasure(asked.table, column) || isYear)
    .filter((column) => {
      const numbers = asked.table.rows.flatMap((row) => row[column]?.number ?? []);
      return numbers.some((number) => number <= value) && numbers.some((number) => number >= value);
    });
  return inRange.length === 1 ? (inRange[0] as number) : null;
}
