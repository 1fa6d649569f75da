/** The table process with the tables of the documents found, as long as one question takes. */
import type { TableProcess, TableWorkers } from './ports.ts';
import type { LoadedChunk } from './search/run/search.ts';
import type { LibraryStore } from './store/library-store.ts';
import { storedTables } from './stored-tables.ts';
import type { TableCalls, TablePlan } from './tables/table-methods.ts';

export type PlannedTable = TablePlan & { readonly source: LoadedChunk; readonly number: number };
export type AskTables = <Name extends keyof TableCalls>(
  method: Name,
  input: TableCalls[Name]['input'],
) => Promise<TableCalls[Name]['output']>;

/**
 * Sends the tables of `sources` to a process of their own and has it plan; the engine reads one stored unit at a time and has its turn
 * between them. `use` gets what was found, in the order of the sources. Rejects with the process's AppError.
 */
export async function withTables<Result>(
  { library, workers }: { readonly library: LibraryStore; readonly workers: TableWorkers },
  sources: readonly LoadedChunk[],
  question: string,
  signal: AbortSignal,
  use: (planned: readonly PlannedTable[], ask: AskTables) => Promise<Result>,
): Promise<Result> {
  let open: TableProcess | null = null;
  const ask: AskTables = async (method, input) => {
    open ??= await workers.open(signal);
    return open.call(method, input);
  };
  try {
    const sourceOf: LoadedChunk[] = [];
    for (const source of sources) {
      const before = sourceOf.length;
      const counts = countsOf(library);
      const key = `${library.version()} ${source.content.id} ${source.chunk.unit}`;
      const count = await heldCount(ask, counts.get(key), before, key);
      if (count !== null) {
        for (let table = 0; table < count; table += 1) sourceOf[before + table] = source;
        continue;
      }
      for (const { table, title, rows } of storedTables(library, source.content.id, source.chunk.unit)) {
        sourceOf[before + table] = source;
        await ask('add', { table: before + table, title, rows, key: `${key} ${table}` });
      }
      counts.set(key, sourceOf.length - before);
    }
    const plans =
      sourceOf.length === 0 ? [] : await ask('plan', { question, called: sourceOf.map(({ file }) => file.name) });
    const planned = plans.flatMap((plan, number) => {
      const source = sourceOf[number];
      return plan && source ? [{ ...plan, source, number }] : [];
    });
    return await use(planned, ask);
  } finally {
    (open as TableProcess | null)?.close();
  }
}

type Counts = { readonly version: number; readonly tables: Map<string, number> };
const counted = new WeakMap<LibraryStore, Counts>();

/** How many tables a document's unit was seen to hold, as long as the library is the same. */
function countsOf(library: LibraryStore): Map<string, number> {
  const known = counted.get(library);
  const version = library.version();
  if (known?.version === version) return known.tables;
  const tables = new Map<string, number>();
  counted.set(library, { version, tables });
  return tables;
}

/** How many tables they are, where the process still holds all of them from an earlier question; null: they must be sent. */
async function heldCount(
  ask: AskTables,
  count: number | undefined,
  before: number,
  key: string,
): Promise<number | null> {
  if (count === undefined) return null;
  for (let table = 0; table < count; table += 1) {
    if (!(await ask('hold', { table: before + table, key: `${key} ${table}` }))) return null;
  }
  return count;
}
