/** Questions whose answer is computed over a table: find tables among the documents found, plan, compute in a process of its own, cite the cells. */
import { toWire } from '../../preload/contract/errors.ts';
import type { Answer, AnswerPart, Citation, TableWay } from '../../preload/contract/shapes.ts';
import { documentSource } from './document-source.ts';
import type { EngineContext } from './engine-context.ts';
import { namedSources } from './named-sources.ts';
import { placeOf } from './place-of.ts';
import type { ModelFile, TableWorkResult } from './ports.ts';
import { proposeTableQuery } from './propose-table-query.ts';
import { questionLanguage } from './question-language.ts';
import { withAbsoluteDates } from './relative-dates.ts';
import type { Ranking } from './search/run/rank-chunks.ts';
import { type LoadedChunk, loadChunk } from './search/run/search.ts';
import { type AskTables, type PlannedTable, withTables } from './table-session.ts';
import { tableLimits } from './tables/limits.ts';
import { namedTable } from './tables/named-table.ts';
import { querySql } from './tables/query-sql.ts';
import type { Table, TableCell } from './tables/table.ts';
import type { TableQuery } from './tables/table-query.ts';
import { tellValues } from './tables/tell-values.ts';

export type AskedOfTables = {
  readonly question: string;
  readonly way: 'auto' | 'passages' | 'collection' | 'table';
  /** Writes the query where a person chose tables and no pattern is sure; null: patterns alone. */
  readonly model?: ModelFile | null;
};
type Planned = {
  readonly table: PlannedTable;
  readonly query: TableQuery;
  readonly score: number;
  /** The model that wrote the query; null: patterns gave it. */
  readonly writtenBy: string | null;
};
export type ComputedAnswer = Pick<Answer, 'found' | 'parts' | 'citations' | 'closest' | 'model' | 'stopped' | 'way'>;
/** An answer computed before it was asked for, with the library it was computed over (`library.version()`). */
export type TabledAnswer = { readonly computed: ComputedAnswer; readonly version: number };

/**
 * The computed answer, or null when none is sure enough (for `auto`: very sure). Rejects only with `cancelled`; a table that can't be computed
 * with is as if it were not there.
 */
export async function askTables(
  context: EngineContext,
  asked: AskedOfTables,
  ranking: Ranking,
  signal: AbortSignal,
): Promise<ComputedAnswer | null> {
  if (!context.tables || asked.way === 'passages' || asked.way === 'collection') return null;
  if (asked.way === 'auto' && asked.question.split(/\s+/).length > tableLimits.glanceWords) return null;
  const least = asked.way === 'table' ? tableLimits.chosen : tableLimits.certain;
  // A large sheet takes a second to look through: only for those who mean it.
  const most = asked.way === 'table' ? Number.POSITIVE_INFINITY : tableLimits.glanceCharacters;
  const looked = asked.way === 'table' ? tableLimits.documents : tableLimits.glanceDocuments;
  const ranked = documentsOf(context, ranking, looked);
  const named = namedTable(asked.question);
  const chosen = named ? namedSources(context, named, ranked, ranking.filter) : [];
  // Who names a table means it, however large it is; what no table is called says something else.
  const found = chosen.length > 0 ? chosen : ranked.filter(({ content }) => content.characters <= most);
  const said = named && chosen.length > 0 ? named.rest : asked.question;
  const question = withAbsoluteDates(said, context.now(), questionLanguage(said));
  const { library, tables: workers } = context;
  try {
    return await withTables({ library, workers }, found, question, signal, async (tables, ask) => {
      const planned = tables
        .flatMap((table) =>
          table.proposals
            .filter(({ score }) => score >= least)
            .map(
              ({ query, score }): Planned => ({
                ...{ table, query, writtenBy: null },
                score: score - found.indexOf(table.source) * tableLimits.laterDocument,
              }),
            ),
        )
        .sort((a, b) => b.score - a.score);
      const written =
        asked.way === 'table' && asked.model && !planned.some(({ score }) => score >= tableLimits.certain)
          ? await writtenPlans(context, question, asked.model, tables[0], signal)
          : [];
      for (const plan of [...written, ...planned].slice(0, tableLimits.tries)) {
        signal.throwIfAborted();
        const answer = await compute(context, plan, ask);
        if (answer) return answer;
      }
      return null;
    });
  } catch (error) {
    signal.throwIfAborted();
    // Another way of answering goes on; what a person asked for is still answered from the passages.
    context.log.warn('a table could not be computed', { code: toWire(error).code });
    return null;
  }
}

/** What a model makes of the question for the first table found; nothing where it can't be asked. */
async function writtenPlans(
  context: EngineContext,
  question: string,
  model: ModelFile,
  table: PlannedTable | undefined,
  signal: AbortSignal,
): Promise<Planned[]> {
  if (!table) return [];
  try {
    const query = await proposeTableQuery(context.models.chat(model), table.table, question, signal);
    return query ? [{ table, query, score: 1, writtenBy: model.name }] : [];
  } catch (error) {
    signal.throwIfAborted();
    context.log.warn('no query could be written', { code: toWire(error).code });
    return [];
  }
}

/** The first documents of a ranking, and sheets further down in place of those that hold no table, each once. */
function documentsOf(context: EngineContext, ranking: Ranking, most: number): LoadedChunk[] {
  const seen = new Set<string>();
  const found: LoadedChunk[] = [];
  for (const { key } of ranking.ranked) {
    if (found.length === most || seen.size === tableLimits.lookedAt) break;
    const loaded = loadChunk(context, key, ranking.filter);
    if (!loaded) continue;
    // The same sheet once, in however many units it is stored; another sheet of the same workbook is another table.
    const page = context.library.contents.page(loaded.content.id, loaded.chunk.unit);
    const place = `${loaded.content.id}:${page?.place === 'sheet' ? page.label : loaded.chunk.unit}`;
    if (seen.has(place)) continue;
    seen.add(place);
    // A small table within a text is part of what that text says; it answers where the text itself comes first.
    const isNear = page?.place === 'sheet' || seen.size <= most;
    if (isNear && page?.blocks.some(({ kind }) => kind === 'table-row')) found.push(loaded);
  }
  return found;
}

async function compute(
  context: EngineContext,
  { table: { source, table, number, rows: ofRows }, query, writtenBy }: Planned,
  ask: AskTables,
): Promise<ComputedAnswer | null> {
  const sql = querySql(query, table);
  let results: TableWorkResult['results'];
  try {
    ({ results } = await ask('query', { table: number, statements: [sql.value, sql.rows, sql.count] }));
  } catch (error) {
    // Another reading of the question may be one that can be computed; a process that has ended can compute no other.
    if (toWire(error).code !== 'table-query-invalid') throw error;
    context.log.warn('a table could not be computed', { code: 'table-query-invalid' });
    return null;
  }
  const values = (results[0]?.rows ?? []).flatMap(([value]) =>
    value === null || value === undefined || value === '' ? [] : [value],
  );
  if (values.length === 0) return null;
  const used = (results[1]?.rows ?? []).flatMap(([row]) => (typeof row === 'number' ? [row - 1] : []));
  const told = tellValues(values, tableLimits.told, table, query, results[0]?.complete);
  const citations = citationsOf(context, source, await ask('cells', { table: number, query, rows: used }));
  const way: TableWay = {
    kind: 'table',
    ...{
      fileId: source.file.publicId,
      documentId: source.content.publicId,
      file: source.file.name,
      sheet: table.title,
    },
    ...{
      query: sql.value,
      writtenBy,
      values: told.values,
      ...pickedOf(query, table),
      rows: Number(results[2]?.rows[0]?.[0] ?? used.length),
      ofRows,
      complete: table.complete,
    },
  };
  const parts: AnswerPart[] = [{ text: told.text, citations: citations.map(({ id }) => id), supported: true }];
  return { found: true, parts, citations, closest: [], model: null, stopped: false, way };
}

/** Nothing where no one column was picked. */
function pickedOf({ pick, order }: TableQuery, { columns }: Table): Pick<TableWay, 'picked'> {
  if (pick.kind === 'whether' || pick.kind === 'difference') return {};
  const heading = (column: number | null) => (column === null ? null : (columns[column]?.name ?? null));
  if (pick.kind === 'count') return { picked: { kind: 'count', column: heading(pick.distinct) } };
  const kind = pick.kind === 'commonest' && pick.of !== null ? 'total-by' : pick.kind;
  const by = pick.kind === 'commonest' ? pick : pick.kind === 'cells' ? order : null;
  const of = pick.kind === 'commonest' ? pick.of : by && by.column !== 'row' ? by.column : null;
  const column = heading(pick.column);
  if (by === null || of === null) return { picked: { kind, column } };
  return { picked: { kind, column, of: heading(of) ?? '', end: by.descending ? 'largest' : 'smallest' } };
}

function citationsOf(context: EngineContext, { content, file }: LoadedChunk, cells: readonly TableCell[]): Citation[] {
  return cells.map((cell, index) => {
    const quote = context.library.contents.text(content.id, cell.start, cell.end);
    const { page, locator } = placeOf(context.library, content, cell);
    return {
      id: index + 1,
      ...documentSource(context, content, file),
      ...{ page, start: cell.start, end: cell.end, quote, locator },
      verified: quote.replace(/\s+/g, ' ') === cell.text,
    };
  });
}
