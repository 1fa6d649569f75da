/** What is chosen, or the whole table as it is filtered and sorted, on the clipboard: for spreadsheets and for documents. */
import type { ExtractionCell, ExtractionRow } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import type { GridRange } from '../../stores/grid-selection.ts';
import { useGrid } from '../../stores/grid-store.ts';
import { attempt } from '../../stores/notice-store.ts';
import { rowRequest } from '../../stores/row-query.ts';
import { tableLimits } from '../../stores/table-limits.ts';
import { cellText, percent } from './cell-words.ts';
import { clipboardTable } from './clipboard-table.ts';
import type { GridColumn } from './grid-columns.ts';

async function rowsOf(runId: string, first: number, end: number): Promise<ExtractionRow[]> {
  const { query } = useGrid.getState();
  const rows: ExtractionRow[] = [];
  while (first + rows.length < end) {
    const from = first + rows.length;
    const limit = Math.min(tableLimits.rowsAtOnce, end - from);
    const page = await request('extraction.rows', rowRequest(runId, query, from, limit));
    rows.push(...page.rows);
    if (page.rows.length < limit) break;
  }
  return rows;
}

/** The grid knows the first items of a list; what is copied has them all. */
async function wholeText(runId: string, row: ExtractionRow, cell: ExtractionCell, column: GridColumn): Promise<string> {
  const type = column.field?.type ?? 'text';
  if (!Array.isArray(cell.value) || cell.items === null || cell.items <= cell.value.length) return cellText(cell, type);
  const items: string[] = [];
  const key = { runId, fileId: row.fileId, field: cell.field };
  while (items.length < cell.items) {
    const page = await request('extraction.items', { ...key, from: items.length, limit: tableLimits.itemsAtOnce });
    if (page.items.length === 0) break;
    items.push(...page.items.map(({ text }) => text));
  }
  return items.join(' · ');
}

async function textOf(runId: string, row: ExtractionRow, column: GridColumn, index: number): Promise<string> {
  if (column.key === 'file') return row.name;
  if (column.key === 'quality') return row.quality ? percent(row.quality.score) : '';
  const cell = row.cells[index - 2];
  return cell ? wholeText(runId, row, cell, column) : '';
}

/** Puts it on the clipboard as text and as HTML; resolves with the number of rows, null when it could not. `heads`: with the columns' names. */
export async function copyRows(
  columns: readonly GridColumn[],
  range: GridRange,
  heads: boolean,
): Promise<number | null> {
  const { runId } = useGrid.getState();
  if (runId === null) return null;
  return attempt(async () => {
    const end = Math.min(range.lastRow + 1, range.firstRow + tableLimits.copiedRows);
    const rows = await rowsOf(runId, range.firstRow, end);
    const wanted = columns.slice(range.firstColumn, range.lastColumn + 1);
    const lines: string[][] = [];
    for (const row of rows) {
      const cells = wanted.map((column, offset) => textOf(runId, row, column, range.firstColumn + offset));
      lines.push(await Promise.all(cells));
    }
    const { text, html } = clipboardTable(heads ? wanted.map(({ field, label }) => field?.name ?? label) : [], lines);
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      }),
    ]);
    return lines.length;
  });
}
