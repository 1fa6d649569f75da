/** Pure: rows of a spreadsheet, with the addresses the engine kept, as a grid with column letters and row numbers. */
import type { TextBlock } from '../../../preload/contract/shapes.ts';
import { cellsOf, type Piece } from './block-groups.ts';

type GridRow = {
  readonly start: number;
  /** `7`, as the program counts. */
  readonly number: string;
  /** One per column; null where the cell is empty. */
  readonly cells: readonly (Piece | null)[];
};

export type SheetGrid = { readonly columns: readonly string[]; readonly rows: readonly GridRow[] };

const addressParts = /^\$?([A-Z]+)\$?(\d+)/;

/** A, B … Z, AA: shorter names come first. */
function compareColumns(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** Null when a row has no addresses: it is then shown as a plain table. */
export function sheetGrid(blocks: readonly TextBlock[]): SheetGrid | null {
  const rows: { start: number; number: string; byColumn: Map<string, Piece> }[] = [];
  const columns = new Set<string>();
  for (const block of blocks) {
    if (!block.cells || block.cells.length === 0) return null;
    const addresses = new Map(block.cells.map((cell) => [cell.start, cell.address]));
    const byColumn = new Map<string, Piece>();
    let number = '';
    for (const piece of cellsOf(block)) {
      const [, column, row] = addressParts.exec(addresses.get(piece.start) ?? '') ?? [];
      if (column === undefined || row === undefined || (piece.text === '' && byColumn.has(column))) continue;
      byColumn.set(column, piece);
      columns.add(column);
      number = row;
    }
    rows.push({ start: block.start, number, byColumn });
  }
  const sorted = [...columns].sort(compareColumns);
  return {
    columns: sorted,
    rows: rows.map(({ start, number, byColumn }) => ({
      start,
      number,
      cells: sorted.map((column) => byColumn.get(column) ?? null),
    })),
  };
}
