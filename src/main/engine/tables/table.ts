import type { Span } from '../types.ts';

/** A cell with its place in the canonical text. `number`: its value where it reads as a number, date (yyyymmdd) or time (seconds). */
export type TableCell = Span & { readonly text: string; readonly number: number | null };

export type ColumnType = 'number' | 'date' | 'text';

export type TableColumn = {
  /** As it heads the column; a column without a heading is called by its letter. Unique within the table. */
  readonly name: string;
  readonly type: ColumnType;
};

export type Table = {
  /** Sheet, file or the heading it stands under. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** As many cells as columns; null where the row has none. */
  readonly rows: readonly (readonly (TableCell | null)[])[];
  /** Cells of the headings, for citations. */
  readonly headings: readonly (TableCell | null)[];
  /** False when rows were left out (`tableLimits.rows`). */
  readonly complete: boolean;
};
