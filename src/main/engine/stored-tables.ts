import type { PageText } from './store/content-table.ts';
import type { LibraryStore } from './store/library-store.ts';
import { tableLimits } from './tables/limits.ts';
import type { StoredRow } from './tables/tables-in.ts';

/** A part of a table: its rows follow those of the parts with the same number before it. */
export type StoredPart = { readonly table: number; readonly title: string; readonly rows: readonly StoredRow[] };

/** The tables of a sheet (also where it is stored in several units), or of one page, section or message of another document, in parts of one unit. */
export function* storedTables(library: LibraryStore, contentId: number, unit: number): Iterable<StoredPart> {
  const page = library.contents.page(contentId, unit);
  if (!page?.blocks.some(({ kind }) => kind === 'table-row')) return;
  const title = page.label ?? '';
  if (page.place === 'sheet') yield* sheetParts(library, contentId, page);
  else
    for (const [table, rows] of runsOf(page).slice(0, tableLimits.tablesOfDocument).entries())
      yield { table, title, rows };
}

/** A long sheet stands in several units under one label, one after another. */
function* sheetParts(library: LibraryStore, contentId: number, page: PageText): Iterable<StoredPart> {
  let first = page.unit;
  while (first > 0 && library.contents.page(contentId, first - 1)?.label === page.label) first -= 1;
  let count = 0;
  for (let unit = first; count <= tableLimits.rows; unit += 1) {
    const next = library.contents.page(contentId, unit);
    if (!next || next.label !== page.label) break;
    const rows = rowsOf(next);
    count += rows.length;
    yield { table: 0, title: page.label ?? '', rows };
  }
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
