/** Pure: the rows that are known of a long table, by pages. */
import type { ExtractionCell, ExtractionRow } from '../../preload/contract/shapes.ts';
import { tableLimits } from './table-limits.ts';

export type RowPages = ReadonlyMap<number, readonly ExtractionRow[]>;

export const pageOf = (row: number): number => Math.floor(row / tableLimits.rowPage);

export function rowIn(pages: RowPages, row: number): ExtractionRow | null {
  return pages.get(pageOf(row))?.[row % tableLimits.rowPage] ?? null;
}

/** Where a file's row stands; null when it is not among the known rows. */
export function findRow(pages: RowPages, fileId: string): number | null {
  for (const [page, rows] of pages) {
    const index = rows.findIndex((row) => row.fileId === fileId);
    if (index >= 0) return page * tableLimits.rowPage + index;
  }
  return null;
}

/** With one page more; those farthest from it are let go. Rows that have not changed stay the same objects. */
export function withRowPage(pages: RowPages, page: number, rows: readonly ExtractionRow[]): RowPages {
  const before = new Map((pages.get(page) ?? []).map((row) => [row.fileId, row]));
  const kept = rows.map((row) => {
    const old = before.get(row.fileId);
    return old && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
  const all = new Map(pages).set(page, kept);
  const far = [...all.keys()].sort((a, b) => Math.abs(a - page) - Math.abs(b - page)).slice(tableLimits.rowPagesKept);
  for (const each of far) all.delete(each);
  return all;
}

/** Rows changed in place, wherever they stand. */
export function withRows(pages: RowPages, changed: readonly ExtractionRow[]): RowPages {
  const byFile = new Map(changed.map((row) => [row.fileId, row]));
  return new Map(
    [...pages].map(([page, rows]) => [
      page,
      rows.some(({ fileId }) => byFile.has(fileId)) ? rows.map((row) => byFile.get(row.fileId) ?? row) : rows,
    ]),
  );
}

/** One cell changed in place. */
export function withCell(pages: RowPages, fileId: string, cell: ExtractionCell): RowPages {
  const at = findRow(pages, fileId);
  const row = at === null ? null : rowIn(pages, at);
  if (!row) return pages;
  const cells = row.cells.map((each) => (each.field === cell.field ? cell : each));
  return withRows(pages, [{ ...row, cells }]);
}
