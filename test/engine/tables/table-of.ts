import type { Table } from '../../../src/main/engine/tables/table.ts';
import { readTable, type StoredRow } from '../../../src/main/engine/tables/tables-in.ts';

/** Lines with tabs, as they are stored one under another. */
export function storedRows(text: string): StoredRow[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const row = { start, end: start + line.length, text: line };
    start = row.end + 1;
    return row;
  });
}

export function tableOf(text: string): Table {
  const table = readTable({ title: 'Sheet', rows: storedRows(text) });
  if (!table) throw new Error('no table');
  return table;
}
