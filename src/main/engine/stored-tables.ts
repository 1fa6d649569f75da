import type { PageText } from './store/content-table.ts';
import type { LibraryStore } from './store/library-store.ts';
import { tableLimits } from './tables/limits.ts';
import type { Table } from './tables/table.ts';
import { readTable, type StoredRow } from './tables/tables-in.ts';

/** The tables of a sheet (also where it is stored in several units), or of one page, section or message of another document. */
export function tablesOf(library: LibraryStore, contentId: number, unit: number): Table[] {
  const page = library.contents.page(contentId, unit);
  if (!page?.blocks.some(({ kind }) => kind === 'table-row')) return [];
  const runs = page.place === 'sheet' ? [sheetRows(library, contentId, page)] : runsOf(page);
  return runs
    .slice(0, tableLimits.tablesOfDocument)
    .flatMap((rows) => readTable({ title: page.label ?? '', rows }) ?? []);
}

/** A long sheet stands in several units under one label, one after another. */
function sheetRows(library: LibraryStore, contentId: number, page: PageText): StoredRow[] {
  let first = page.unit;
  while (first > 0 && library.contents.page(contentId, first - 1)?.label === page.label) first -= 1;
  const rows: StoredRow[] = [];
  for (let unit = first; rows.length <= tableLimits.rows; unit += 1) {
    const next = library.contents.page(contentId, unit);
    if (!next || next.label !== page.label) break;
    rows.push(...rowsOf(next));
  }
  return rows;
}

/** Rows that stand one after another; a heading or paragraph between them ends a table. */
function runsOf(page: PageText): StoredRow[][] {
  const runs: StoredRow[][] = [];
  let run: StoredRow[] = [];
  const rows = new Map(rowsOf(page).map((row) => [row.start, row]));
  for (const block of page.blocks) {
    const row = rows.get(page.start + block.start);
    if (row) run.push(row);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
}

function rowsOf(page: PageText): StoredRow[] {
  return page.blocks
    .filter(({ kind }) => kind === 'table-row')
    .map((block) => ({
      start: page.start + block.start,
      end: page.start + block.end,
      text: page.text.slice(block.start, block.end),
      ...(block.cells
        ? { cells: block.cells.map(({ start, address }) => ({ start: page.start + start, address })) }
        : {}),
    }));
}
