import { tableLimits } from './limits.ts';
import type { Table, TableCell } from './table.ts';
import type { TableQuery } from './table-query.ts';

/**
 * The cells an answer rests on: of every row used the picked value first, then what it was chosen by. Rows are numbered from 0; at most
 * `tableLimits.citations` cells, so that of many rows the first are shown.
 */
export function citedCells(table: Table, query: TableQuery, rows: readonly number[]): TableCell[] {
  const picked = 'column' in query.pick ? [query.pick.column] : [];
  const also =
    query.pick.kind === 'whether' ? query.pick.of.flat() : query.pick.kind === 'difference' ? query.pick.one : [];
  const conditions = [...query.all.flat(), ...also].map(({ column }) => column);
  const ordered = query.order && query.order.column !== 'row' ? [query.order.column] : [];
  const counted = query.pick.kind === 'count' && query.pick.distinct !== null ? [query.pick.distinct] : [];
  const measured = query.pick.kind === 'difference' && query.pick.of !== null ? [query.pick.of] : [];
  const columns = [...new Set([...picked, ...measured, ...counted, ...conditions, ...ordered])];
  // Nothing but rows: the first cell of each stands for it.
  const wanted = columns.length > 0 ? columns : [0];
  const perRow = Math.max(1, Math.min(wanted.length, rows.length > tableLimits.citations / 2 ? 1 : wanted.length));
  const cells: TableCell[] = [];
  for (const row of rows) {
    for (const column of wanted.slice(0, perRow)) {
      const cell = table.rows[row]?.[column];
      if (cell && cell.text !== '' && cells.length < tableLimits.citations) cells.push(cell);
    }
  }
  return cells;
}
