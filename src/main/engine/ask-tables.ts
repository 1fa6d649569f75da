/** Questions whose answer is computed over a table: find tables among the documents found, plan, compute in a process of its own, cite the cells. */
import type { Answer, AnswerPart, Citation, TableWay } from '../../preload/contract/shapes.ts';
import { documentSource } from './document-source.ts';
import type { EngineContext } from './engine-context.ts';
import { placeOf } from './place-of.ts';
import { analyse } from './search/analyser.ts';
import type { Ranking } from './search/run/rank-chunks.ts';
import { type LoadedChunk, loadChunk } from './search/run/search.ts';
import { stopWords } from './search/stop-words.ts';
import { tablesOf } from './stored-tables.ts';
import { citedCells } from './tables/cited-cells.ts';
import { tableLimits } from './tables/limits.ts';
import { linkQuestion } from './tables/link-question.ts';
import type { Proposal } from './tables/plan/proposal.ts';
import { proposeQueries } from './tables/propose-queries.ts';
import { querySql } from './tables/query-sql.ts';
import type { Table, TableCell } from './tables/table.ts';
import { tellValues } from './tables/tell-values.ts';

type Asked = { readonly question: string; readonly way: 'auto' | 'passages' | 'collection' | 'table' };
type Planned = {
  readonly source: LoadedChunk;
  readonly table: Table;
  readonly proposal: Proposal;
  readonly score: number;
};
type Computed = Pick<Answer, 'found' | 'parts' | 'citations' | 'closest' | 'model' | 'stopped' | 'way'>;

/** Languages whose function words are known to say nothing. */
const isStop = (word: string): boolean => Object.values(stopWords).some((list) => list.has(word));
/** What a document further down the results must make up for. */
const laterDocument = 0.03;

/**
 * The computed answer, or null when none is sure enough (for `auto`: very sure). Rejects only with `cancelled`; a table that can't be computed
 * with is as if it were not there.
 */
export async function askTables(
  context: EngineContext,
  asked: Asked,
  ranking: Ranking,
  signal: AbortSignal,
): Promise<Computed | null> {
  if (!context.tables || asked.way === 'passages' || asked.way === 'collection') return null;
  const least = asked.way === 'table' ? tableLimits.chosen : tableLimits.certain;
  // A large sheet takes a second to look through: only for those who mean it.
  const most = asked.way === 'table' ? Number.POSITIVE_INFINITY : tableLimits.glanceCharacters;
  const planned = documentsOf(context, ranking)
    .filter(({ content }) => content.characters <= most)
    .flatMap((source, rank) =>
      tablesOf(context.library, source.content.id, source.chunk.unit).flatMap((table) =>
        proposeQueries(linkQuestion(asked.question, table, analyse, isStop), table)
          .slice(0, tableLimits.proposals)
          .filter(({ score }) => score >= least)
          .map((proposal): Planned => ({ source, table, proposal, score: proposal.score - rank * laterDocument })),
      ),
    )
    .sort((a, b) => b.score - a.score);
  for (const plan of planned.slice(0, tableLimits.tries)) {
    signal.throwIfAborted();
    const answer = await compute(context, plan, signal);
    if (answer) return answer;
  }
  return null;
}

/** The first documents of a ranking, each once. */
function documentsOf(context: EngineContext, ranking: Ranking): LoadedChunk[] {
  const seen = new Map<string, LoadedChunk>();
  for (const { key } of ranking.ranked) {
    const loaded = loadChunk(context, key, ranking.filter);
    if (!loaded) continue;
    // The same sheet once; another sheet of the same workbook is another table.
    const place = `${loaded.content.id}:${loaded.chunk.unit}`;
    if (!seen.has(place)) seen.set(place, loaded);
    if (seen.size === tableLimits.documents) break;
  }
  return [...seen.values()];
}

async function compute(
  context: EngineContext,
  { source, table, proposal }: Planned,
  signal: AbortSignal,
): Promise<Computed | null> {
  const sql = querySql(proposal.query, table);
  const columns = table.columns.map(({ name }) => name);
  const rows = table.rows.map((row) => row.map((cell) => (cell ? ([cell.text, cell.number] as const) : null)));
  let results: Awaited<ReturnType<NonNullable<EngineContext['tables']>['query']>>['results'];
  try {
    ({ results } = (await context.tables?.query({ columns, rows, statements: [sql.value, sql.rows] }, signal)) ?? {
      results: [],
    });
  } catch (error) {
    signal.throwIfAborted();
    // Another way of answering goes on; what a person asked for is still answered from the passages.
    context.log.warn('a table could not be computed', { error: String(error) });
    return null;
  }
  const values = (results[0]?.rows ?? []).flatMap(([value]) =>
    value === null || value === undefined || value === '' ? [] : [value],
  );
  if (values.length === 0) return null;
  const used = (results[1]?.rows ?? []).flatMap(([row]) => (typeof row === 'number' ? [row - 1] : []));
  const told = tellValues(values, tableLimits.told);
  const citations = citationsOf(context, source, citedCells(table, proposal.query, used));
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
      values: told.values,
      rows: used.length,
      ofRows: table.rows.length,
      complete: table.complete,
    },
  };
  const parts: AnswerPart[] = [{ text: told.text, citations: citations.map(({ id }) => id), supported: true }];
  return { found: true, parts, citations, closest: [], model: null, stopped: false, way };
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
