/** What the table process is asked, by name. It holds the tables of one question, numbered from 0 as they were added, and those read before by keys. */
import type { TableWorkResult } from '../ports.ts';
import type { Proposal } from './plan/proposal.ts';
import type { Table, TableCell } from './table.ts';
import type { TableQuery } from './table-query.ts';
import type { StoredRow } from './tables-in.ts';

/** `table` has only its first rows (`tableLimits.outlineRows`), `rows` says how many there are. */
export type TablePlan = {
  readonly table: Table;
  readonly rows: number;
  /** The likeliest first, at most `tableLimits.proposals`. */
  readonly proposals: readonly Proposal[];
};

/** Input and output by method. */
export type TableCalls = {
  /** Whether what an earlier question read is still there under `key`; then it is this question's `table`, and no rows need to come. */
  readonly hold: Call<{ readonly table: number; readonly key: string }, boolean>;
  /** Rows that follow those added before: a long sheet comes in parts, so that no message is large. `key` names the same rows for ever. */
  readonly add: Call<
    { readonly table: number; readonly title: string; readonly rows: readonly StoredRow[]; readonly key: string },
    null
  >;
  /** One for each table; null where the rows are none. `called`: the name of each table's file. */
  readonly plan: Call<{ readonly question: string; readonly called: readonly string[] }, readonly (TablePlan | null)[]>;
  /** Each statement over a fresh database that holds this table alone. */
  readonly query: Call<{ readonly table: number; readonly statements: readonly string[] }, TableWorkResult>;
  /** The cells to show for rows (from 0) a query used. */
  readonly cells: Call<
    { readonly table: number; readonly query: TableQuery; readonly rows: readonly number[] },
    readonly TableCell[]
  >;
  /** No number is known any more; what was read is kept under its keys, within `tableLimits.heldCells`. */
  readonly clear: Call<null, null>;
};
type Call<Input, Output> = { readonly input: Input; readonly output: Output };

export type TableMethods = {
  readonly [Name in keyof TableCalls]: (input: TableCalls[Name]['input']) => Promise<TableCalls[Name]['output']>;
};
