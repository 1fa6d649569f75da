import { AppError } from '../../preload/contract/errors.ts';
import { citedCells } from '../engine/tables/cited-cells.ts';
import { tableLimits } from '../engine/tables/limits.ts';
import { linkQuestion } from '../engine/tables/link-question.ts';
import { proposeQueries } from '../engine/tables/propose-queries.ts';
import type { Table } from '../engine/tables/table.ts';
import type { TableMethods } from '../engine/tables/table-methods.ts';
import { readTable, type StoredRow } from '../engine/tables/tables-in.ts';
import type { Analyse } from '../engine/types.ts';
import { runTableQuery } from './run-table-query.ts';

/** Answers for the table process. `isStop`: function words, which name nothing by themselves. A number of no table rejects with `bad-request`. */
export function tableServer(analyse: Analyse, isStop: (word: string) => boolean): TableMethods {
  const added: ({ readonly title: string; readonly rows: StoredRow[] } | undefined)[] = [];
  const read = new Map<number, Table | null>();
  const keys = new Map<number, string>();
  /** Read for earlier questions, the latest used last. */
  const held = new Map<string, Table | null>();

  /** Puts what was read where the next question finds it, and lets go of what was not used for longest. */
  function keep(): void {
    for (const [at, key] of keys) {
      const table = read.get(at);
      if (table === undefined) continue;
      held.delete(key);
      held.set(key, table);
    }
    let cells = 0;
    for (const [key, table] of [...held].reverse()) {
      cells += table ? table.rows.length * table.columns.length : 1;
      if (cells > tableLimits.heldCells) held.delete(key);
    }
  }

  /** Read once; its rows as they were sent are then no longer needed. */
  function tableAt(at: number): Table | null {
    const known = read.get(at);
    if (known !== undefined) return known;
    const stored = added[at];
    const table = stored ? readTable(stored) : null;
    read.set(at, table);
    if (stored) added[at] = { title: stored.title, rows: [] };
    return table;
  }

  function sureTable(at: number): Table {
    const table = tableAt(at);
    if (!table) throw new AppError('bad-request', 'There is no such table.');
    return table;
  }

  return {
    async hold({ table, key }) {
      const known = held.get(key);
      if (known === undefined) return false;
      read.set(table, known);
      keys.set(table, key);
      added[table] = { title: known?.title ?? '', rows: [] };
      return true;
    },
    async add({ table, title, rows, key }) {
      if (read.has(table)) return null;
      keys.set(table, key);
      const known = added[table];
      if (known) for (const row of rows) known.rows.push(row);
      else added[table] = { title, rows: [...rows] };
      return null;
    },
    async plan({ question, called }) {
      return added.map((_, at) => {
        const table = tableAt(at);
        if (!table) return null;
        const proposals = proposeQueries(linkQuestion(question, table, analyse, isStop, called[at]), table);
        return {
          table: { ...table, rows: table.rows.slice(0, tableLimits.outlineRows) },
          rows: table.rows.length,
          proposals: proposals.slice(0, tableLimits.proposals),
        };
      });
    },
    async query({ table: at, statements }) {
      const table = sureTable(at);
      const columns = table.columns.map(({ name }) => name);
      return runTableQuery({ columns, rows: valuesOf(table), statements });
    },
    async cells({ table, query, rows }) {
      return citedCells(sureTable(table), query, rows);
    },
    async clear() {
      keep();
      keys.clear();
      added.length = 0;
      read.clear();
      return null;
    },
  };
}

/** Row by row, so that a large table does not stand in memory twice. */
function* valuesOf({ rows }: Table) {
  for (const row of rows) yield row.map((cell) => (cell ? ([cell.text, cell.number] as const) : null));
}
