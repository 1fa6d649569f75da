import type { Span } from '../types.ts';
import { type DateOrder, dateOrder } from './date-order.ts';
import { tableLimits } from './limits.ts';
import { isNoValue, readDate, readDuration, readNumber } from './read-value.ts';
import type { ColumnType, Table, TableCell, TableColumn } from './table.ts';

/** A row as it is stored: its text with its cells between tabs, and for spreadsheets where each cell starts and its address. */
export type StoredRow = Span & {
  readonly text: string;
  readonly cells?: readonly { readonly start: number; readonly address: string }[];
};
/** Rows that follow each other, under a title. */
export type StoredTable = { readonly title: string; readonly rows: readonly StoredRow[] };

type Grid = (TableCell | null)[][];

/**
 * Reads stored rows as a table: which row holds the headings (titles and notes above it are left out), what type each column is, and where
 * each cell stands. Null when it is no table: one column, or nothing under the headings.
 */
export function readTable(stored: StoredTable): Table | null {
  const grid = gridOf(stored.rows.slice(0, tableLimits.rows + tableLimits.headingRows));
  const width = Math.min(
    tableLimits.columns,
    grid.reduce((most, row) => Math.max(most, row.length), 0),
  );
  if (width < 2 || grid.length < tableLimits.leastRows) return null;
  const padded = stacked(grid.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null)));
  const head = headingRow(padded);
  const headings = head === null ? (padded[0]?.map(() => null) ?? []) : (padded[head] ?? []);
  const body = padded.slice(head === null ? 0 : head + 1).filter((row) => row.some((cell) => cell && cell.text !== ''));
  // Headings are often repeated on every page.
  const said = headings.map((cell) => cell?.text ?? '').join('\t');
  const rows = withoutTotals(body)
    .filter((row) => row.map((cell) => cell?.text ?? '').join('\t') !== said)
    .slice(0, tableLimits.rows);
  if (rows.length === 0) return null;
  const names = columnNames(headings);
  const columns = names.map((name, at): TableColumn => ({ name, type: columnType(rows, at) }));
  const texts = columns.map((_, at) => rows.slice(0, tableLimits.typeSample).flatMap((row) => row[at]?.text ?? []));
  const order = dateOrder(texts, names);
  return {
    title: stored.title,
    columns,
    rows: rows.map((row) => typed(row, columns, order)),
    headings,
    complete: stored.rows.length <= tableLimits.rows,
  };
}

function gridOf(rows: readonly StoredRow[]): Grid {
  return rows.map((row) => {
    const cells: (TableCell | null)[] = [];
    let at = 0;
    const texts = row.text.split('\t');
    const columnAt = new Map((row.cells ?? []).map(({ start, address }) => [start, columnOf(address)]));
    texts.forEach((text, index) => {
      const start = row.start + at;
      const column = columnAt.get(start) ?? (row.cells ? null : index);
      at += text.length + 1;
      if (column === null || column >= tableLimits.columns) return;
      const trimmed = text.trim();
      const from = start + text.indexOf(trimmed);
      cells[column] =
        trimmed === ''
          ? null
          : { start: from, end: from + trimmed.length, text: trimmed.replace(/\s+/g, ' '), number: null };
    });
    return Array.from(cells, (cell) => cell ?? null);
  });
}

/** `AB12` is column 27. */
function columnOf(address: string): number | null {
  const letters = /^\$?([A-Z]{1,3})\$?\d/.exec(address)?.[1];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The first row that fills most of the table's width, if the rows under it look otherwise or it holds no numbers; null: there are no headings. */
function headingRow(grid: Grid): number | null {
  const filled = (row: Grid[number]) => row.filter((cell) => cell !== null).length;
  const usual = [...grid].map(filled).sort((a, b) => a - b)[Math.floor(grid.length / 2)] ?? 0;
  for (const [at, row] of grid.slice(0, tableLimits.headingRows).entries()) {
    if (filled(row) < Math.max(2, usual * 0.6)) continue;
    const texts = row.flatMap((cell) => (cell ? [cell.text] : []));
    // "1st leg" and "2013" head columns; "5,400" does not.
    const numbers = texts.filter(
      (text) => /^[^\p{L}]*\d[^\p{L}]*$/u.test(text) && !/^(?:19|20)\d\d$/.test(text),
    ).length;
    const distinct = new Set(texts.map((text) => text.toLowerCase())).size === texts.length;
    // A row of values where the headings should be: there are none.
    return numbers > texts.length / 3 || (!distinct && numbers > 0) ? null : at;
  }
  return null;
}

function columnNames(headings: readonly (TableCell | null)[]): string[] {
  // Each stands twice in the database: as shown, and as a number with ` #`; `row` is the number of a row.
  const taken = new Set(['row']);
  return headings.map((cell, at) => {
    const own = cell?.text.replaceAll(`"`, '').slice(0, 120) || `Column ${at + 1}`;
    const isFree = (name: string) => !taken.has(name.toLowerCase()) && !taken.has(`${name.toLowerCase()} #`);
    let name = own;
    for (let times = 2; !isFree(name); times += 1) name = `${own} ${times}`;
    taken.add(name.toLowerCase());
    taken.add(`${name.toLowerCase()} #`);
    return name;
  });
}

function columnType(rows: Grid, at: number): ColumnType {
  const texts = rows.slice(0, tableLimits.typeSample).flatMap((row) => {
    const text = row[at]?.text ?? '';
    return isNoValue(text) ? [] : [text];
  });
  if (texts.length === 0) return 'text';
  const share = (is: (text: string) => boolean) => texts.filter(is).length / texts.length;
  if (share((text) => readDate(text) !== null) >= tableLimits.typedShare) return 'date';
  return share((text) => readDuration(text) !== null || readNumber(text) !== null) >= tableLimits.typedShare
    ? 'number'
    : 'text';
}

function typed(row: Grid[number], columns: readonly TableColumn[], order: DateOrder): (TableCell | null)[] {
  return row.map((cell, at) => {
    if (!cell || isNoValue(cell.text)) return cell;
    const type = columns[at]?.type;
    const number =
      type === 'date'
        ? (readDate(cell.text, order) ?? readNumber(cell.text))
        : (readDuration(cell.text) ?? readNumber(cell.text));
    const value = type === 'text' ? readNumber(cell.text) : number;
    // Most cells are words: a large sheet must not stand in memory twice.
    return value === null ? cell : { ...cell, number: value };
  });
}

/** Long lists are set in two or three blocks side by side under the same headings: they are put under one another. */
function stacked(grid: Grid): Grid {
  const head = headingRow(grid);
  const texts = head === null ? [] : (grid[head] ?? []).map((cell) => cell?.text.toLowerCase() ?? '');
  for (let blocks = 2; blocks <= 4; blocks += 1) {
    const width = texts.length / blocks;
    if (!Number.isInteger(width) || width < 2 || texts.some((text) => text === '')) continue;
    if (!texts.every((text, at) => text === texts[at % width])) continue;
    const part = (row: Grid[number], block: number) => row.slice(block * width, (block + 1) * width);
    const below = grid.slice((head ?? 0) + 1);
    return [part(grid[head ?? 0] ?? [], 0), ...range(blocks).flatMap((block) => below.map((row) => part(row, block)))];
  }
  return grid;
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const sums =
  /^(?:grand |sub)?(?:totals?|sum|summe|gesamt|insgesamt|total général|totale?|suma|average|mean|durchschnitt|moyenne)\b:?(?: \([^)]*\))?$/iu;

/** Rows that sum the others up would be counted twice. */
function withoutTotals(rows: Grid): Grid {
  return rows.filter((row) => !sums.test(row.find((cell) => cell !== null)?.text ?? ''));
}
