/** Limits that a named row sets: "more medals than Canada", "who joined before Ann", "the same role as Ben". */
import { type NamedValue, numberIn, range } from '../link-question.ts';
import type { TableCell } from '../table.ts';
import type { Condition } from '../table-query.ts';
import { headingsMeasuredBy, isTurned } from './adjectives.ts';
import { type Asked, usedBy } from './asked-table.ts';
import { distance, isIdentifier, isKey, isMeasure, typesOf } from './columns.ts';
import { comparatives } from './cue-words.ts';
import { passing } from './matching.ts';

export type RowLimits = { readonly found: readonly Condition[][]; readonly words: readonly number[] };
type NamedRow = { readonly value: NamedValue; readonly own: Condition; readonly cells: readonly (TableCell | null)[] };

const read = new WeakMap<Asked, RowLimits>();

/** Read once for all patterns. A row is named by a value that it alone has. */
export function rowLimits(asked: Asked): RowLimits {
  const known = read.get(asked) ?? limitsOf(asked);
  read.set(asked, known);
  return known;
}

const none: RowLimits = { found: [], words: [] };

function limitsOf(asked: Asked): RowLimits {
  // "Who has more, A or B?", "how much more than B does A have?": figures of two rows are compared.
  if (asked.has('difference', 'how much more', 'how much less')) return none;
  for (const value of asked.values) {
    const row = rowOf(asked, value);
    const found = row && (sameAs(asked, row) ?? thanRow(asked, row) ?? besideRow(asked, row));
    if (found) return found;
  }
  return none;
}

function rowOf(asked: Asked, value: NamedValue): NamedRow | null {
  // "After 2012" is a limit of its own.
  if (value.to - value.from === 1 && numberIn(asked.words[value.from]?.word ?? '') !== null && !asked.has('same'))
    return null;
  for (const own of value.conditions) {
    const [cells, other] = passing(asked.table, [[own]]);
    if (cells && other === undefined && (own.is === 'contains' || isKey(asked.table, own.column) || value.exact))
      return { value, own, cells };
  }
  return null;
}

const article = /^(?:the|a|an|our|my|did|in|of)$/;
/** Where the word stands before the value, articles between them left out; -1 else. */
function leading(asked: Asked, from: number, is: RegExp): number {
  let at = from - 1;
  while (at >= 0 && article.test(asked.words[at]?.word ?? '')) at -= 1;
  return is.test(asked.words[at]?.word ?? '') ? at : -1;
}

const other = ({ own }: NamedRow): Condition => ({
  ...own,
  is: own.is === 'contains' ? 'not-contains' : 'not-equals',
});

/** "The same role as Ben": rows with his role, without himself. */
function sameAs(asked: Asked, row: NamedRow): RowLimits | null {
  const same = asked.at('same');
  const as = leading(asked, row.value.from, /^as$/);
  if (same < 0 || as < same) return null;
  const usable = asked.columns.filter(({ column }) => column !== row.own.column);
  const within = usable.filter(({ words }) => words.some((at) => at > same && at < as));
  const before = usable.filter(({ words }) => words.some((at) => at < same));
  const [named] = (within.length > 0 ? within : before).toSorted(
    (a, b) => b.share - a.share || distance(a, same) - distance(b, same),
  );
  const cell = named ? row.cells[named.column] : null;
  if (!named || !cell || cell.text === '') return null;
  const value = cell.number !== null && asked.table.columns[named.column]?.type !== 'text' ? cell.number : cell.text;
  return {
    found: [[{ column: named.column, is: 'equals', value }], [other(row)]],
    words: [
      ...[same, as],
      ...range(row.value.from, row.value.to),
      ...named.words,
      ...usedBy(asked, 'other', 'another', 'else', 'number'),
    ],
  };
}

/** "More medals than Canada", "cheaper than the drill". */
function thanRow(asked: Asked, row: NamedRow): RowLimits | null {
  const than = leading(asked, row.value.from, /^than$/);
  if (than < 0) return null;
  const cue = asked.words.findLastIndex(({ word }, at) => at < than && at >= than - farthest && word in comparatives);
  const word = asked.words[cue]?.word ?? '';
  if (cue < 0) return null;
  const measure = measureOf(asked, row, word, cue, than);
  if (measure === null) return null;
  const more = (comparatives[word] ?? true) !== isTurned(asked.table, measure.column, word);
  return limit(asked, row, measure, more, [cue, than]);
}
/** Words between "more" and "than". */
const farthest = 6;

/** "Who joined before Ann", "how many finished behind Ben": an order that a heading names, or their places. */
function besideRow(asked: Asked, row: NamedRow): RowLimits | null {
  const cue = leading(asked, row.value.from, /^(?:before|after|behind|below|above)$/);
  const word = asked.words[cue]?.word ?? '';
  if (cue < 0 || asked.has('directly', 'right', 'immediately', 'just', 'next', 'straight')) return null;
  const after = word !== 'before' && word !== 'above';
  const named = asked.columns
    .filter(({ column, words }) => words.some((at) => at < cue) && asked.table.columns[column]?.type === 'date')
    .sort((a, b) => distance(a, cue) - distance(b, cue))[0];
  if (named && /^(?:before|after)$/.test(word)) return limit(asked, row, named, after, [cue]);
  const rank = asked.table.columns.findIndex(({ name, type }) => type === 'number' && ranks.test(name.trim()));
  if (rank < 0 || !asked.has('how many')) return null;
  return limit(asked, row, { column: rank, words: usedBy(asked, ...placed) }, after, [cue]);
}
const ranks = /^(?:rank(?:ing)?|pos(?:ition)?\.?|places?|#|standing|rang|platz)$/i;
const placed = ['finished', 'finish', 'placed', 'ranked', 'rank', 'came', 'come'];

function limit(
  asked: Asked,
  { cells, value }: NamedRow,
  { column, words }: { readonly column: number; readonly words: readonly number[] },
  above: boolean,
  cues: readonly number[],
): RowLimits | null {
  const number = cells[column]?.number ?? null;
  if (number === null) return null;
  return {
    found: [[{ column, is: above ? 'above' : 'below', value: number }]],
    words: [...cues, ...words, ...range(value.from, value.to), ...usedBy(asked, 'expensive')],
  };
}

/** The one column that is compared; null where several may be meant. */
function measureOf(asked: Asked, { own }: NamedRow, word: string, cue: number, than: number) {
  const usable = typesOf(asked, 'number', 'date').filter(
    (column) => column !== own.column && !isIdentifier(asked.table, column),
  );
  const between = asked.columns
    .filter(({ column, words }) => usable.includes(column) && words.some((at) => at >= cue && at <= than))
    .sort((a, b) => b.share - a.share);
  const [said] = between;
  if (said) return said;
  const next = asked.words[cue + 1]?.word ?? '';
  const headed = headingsMeasuredBy(word, next);
  const heading = (pattern: RegExp) => usable.filter((column) => pattern.test(asked.table.columns[column]?.name ?? ''));
  const meant = headed ? heading(headed) : [];
  if (meant.length > 0) return meant.length === 1 ? { column: meant[0] as number, words: [] } : null;
  if (headed) return null;
  // A noun between them that heads nothing: "more medals than" may be the total, and is no other column.
  const around = asked.columns.filter(({ column, words }) => usable.includes(column) && words.some((at) => at < cue));
  const measures = usable.filter(
    (column) => asked.table.columns[column]?.type === 'number' && isMeasure(asked.table, column),
  );
  const noun = range(cue + 1, than).filter((at) => !asked.words[at]?.stop);
  const totals = heading(/^totals?$/iu);
  if (noun.length > 0) return totals.length === 1 ? { column: totals[0] as number, words: noun } : null;
  if (around.length > 0) return around.length === 1 ? (around[0] ?? null) : null;
  const [only, another] = measures;
  return only === undefined || another !== undefined ? null : { column: only, words: [] };
}
