/** Pure: where the keys go in a table. Columns are counted from the file's name at 0; rows as they are sorted. */

export type GridPlace = { readonly row: number; readonly column: number };
export type GridSize = { readonly rows: number; readonly columns: number };

export type GridRange = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));

export function clampPlace({ row, column }: GridPlace, size: GridSize): GridPlace {
  return { row: within(row, size.rows), column: within(column, size.columns) };
}

/**
 * Where a key leads, as in a spreadsheet: arrows by one, with Command or Control to the edge; Home and End along the row, with
 * Command or Control to the corners; Page Up and Page Down by `page` rows. Null when the key moves nothing.
 */
export function placeAfterKey(
  key: string,
  toEdge: boolean,
  { row, column }: GridPlace,
  size: GridSize,
  page: number,
): GridPlace | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (key) {
    case 'ArrowDown':
      return clampPlace({ row: toEdge ? lastRow : row + 1, column }, size);
    case 'ArrowUp':
      return clampPlace({ row: toEdge ? 0 : row - 1, column }, size);
    case 'ArrowRight':
      return clampPlace({ row, column: toEdge ? lastColumn : column + 1 }, size);
    case 'ArrowLeft':
      return clampPlace({ row, column: toEdge ? 0 : column - 1 }, size);
    case 'PageDown':
      return clampPlace({ row: row + page, column }, size);
    case 'PageUp':
      return clampPlace({ row: row - page, column }, size);
    case 'Home':
      return clampPlace({ row: toEdge ? 0 : row, column: 0 }, size);
    case 'End':
      return clampPlace({ row: toEdge ? lastRow : row, column: lastColumn }, size);
    default:
      return null;
  }
}

/** The rectangle between two places. */
export function rangeOf(a: GridPlace, b: GridPlace): GridRange {
  return {
    firstRow: Math.min(a.row, b.row),
    lastRow: Math.max(a.row, b.row),
    firstColumn: Math.min(a.column, b.column),
    lastColumn: Math.max(a.column, b.column),
  };
}

export function isSingle({ firstRow, lastRow, firstColumn, lastColumn }: GridRange): boolean {
  return firstRow === lastRow && firstColumn === lastColumn;
}
