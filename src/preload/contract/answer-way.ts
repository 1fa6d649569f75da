/** How an answer came about, where it is not from the best passages. */
import type { CollectionWay } from './batch-shapes.ts';

/** Computed over a table. */
export type TableWay = {
  readonly kind: 'table';
  readonly fileId: string;
  readonly documentId: string;
  /** The file's name, and the sheet or heading the table stands under. */
  readonly file: string;
  readonly sheet: string;
  /** The statement that was computed, over the columns as they are headed. */
  readonly query: string;
  /** The chat model that wrote it; null: patterns of the question gave it. */
  readonly writtenBy: string | null;
  /** What was made of which column (its heading; null: of whole rows). Left out by earlier versions. */
  readonly picked?: {
    readonly kind: 'cells' | 'count' | 'sum' | 'average' | 'least' | 'most' | 'spread' | 'commonest' | 'total-by';
    readonly column: string | null;
    /** The column that was added up (`total-by`), or whose largest or smallest value chose the row (`cells`); left out: none. */
    readonly of?: string;
    readonly end?: 'largest' | 'smallest';
  };
  /** The values it gave, as shown; at most as many as an answer tells. */
  readonly values: readonly string[];
  /** Rows the values come from, and rows of the table. */
  readonly rows: number;
  readonly ofRows: number;
  /** False when the table is longer than what is computed with. */
  readonly complete: boolean;
};

/** A document told in its own sentences, or by a model from all of its parts: `read` of `parts` were read. */
export type SummaryWay = { readonly kind: 'summary'; readonly read: number; readonly parts: number };

/** The documents in question were short enough to be read in full. */
export type WholeWay = { readonly kind: 'whole'; readonly files: number };

export type AnswerWay = TableWay | SummaryWay | CollectionWay | WholeWay;
