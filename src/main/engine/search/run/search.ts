/** Search as the window and the command line see it: ranked passages as hits with their places. */
import type { HandlerInput } from '../../../../preload/contract/requests.ts';
import type { SearchHit, SearchResults, Span } from '../../../../preload/contract/shapes.ts';
import { documentSource } from '../../document-source.ts';
import type { EngineContext } from '../../engine-context.ts';
import { placeOf } from '../../place-of.ts';
import type { ChunkRow } from '../../store/chunk-table.ts';
import type { ContentRow, PageText } from '../../store/content-table.ts';
import type { FileRow } from '../../store/file-table.ts';
import type { SearchFilter } from '../../store/searchable.ts';
import { highlightTerms } from '../highlight-terms.ts';
import { matchedSection } from './matched-section.ts';
import { type RankedChunk, rankChunks } from './rank-chunks.ts';

/** Rejects with AppError `cancelled` and the store's errors; any query has a result, be it an empty one. */
export async function runSearch(
  context: EngineContext,
  input: HandlerInput<'search.run'>,
  signal: AbortSignal,
): Promise<SearchResults> {
  const started = performance.now();
  const { folderId, kinds, scope: within } = input;
  const ranking = await rankChunks(context, input.query, input.using, { folderId, kinds, within }, signal);
  const { filter } = ranking;
  const hits = ranking.ranked.slice(0, input.k).flatMap((ranked) => {
    const similarity = ranking.cosines.get(ranked.key) ?? null;
    const read = ranking.reranked?.get(ranked.key) ?? null;
    const hit = toHit(context, ranked, ranking.highlights, { filter, similarity, rerank: read });
    return hit ? [hit] : [];
  });
  return {
    query: input.query,
    hits,
    coverage: within ? context.library.scopes.coverage(within) : context.library.coverage(),
    meaning: ranking.meaning,
    meaningNote: ranking.note,
    reranked: ranking.reranked !== null,
    conditions: ranking.query.conditions,
    corrections: ranking.corrections,
    ...context.library.facets.of(
      ranking.ranked.map(({ key }) => key),
      filter,
    ),
    milliseconds: Math.round(performance.now() - started),
    cached: false,
  };
}

type HitFacts = {
  readonly filter?: SearchFilter;
  readonly similarity?: number | null;
  readonly rerank?: number | null;
};

/**
 * A ranked chunk with its text, file and place; null when its file went away meanwhile. `terms` to mark, null: none.
 * `similarity`: its cosine with the query, null when vectors did not find it. `rerank`: what a reranker said of it, 0-1.
 */
export function toHit(
  context: EngineContext,
  ranked: RankedChunk,
  terms: ReadonlySet<string> | null,
  { filter = {}, similarity = null, rerank: read = null }: HitFacts = {},
): SearchHit | null {
  const found = loadChunk(context, ranked.key, filter);
  if (!found) return null;
  const { chunk, content, file } = found;
  const text = context.library.contents.text(content.id, chunk.start, chunk.end);
  const highlights = terms ? highlightTerms(text, terms, content.language) : [];
  const { contents } = context.library;
  const topic = matchedSection(
    text,
    chunk.start,
    highlights,
    headingsIn(contents.pagesIn(content.id, chunk.start, chunk.end)),
  );
  const headingPath = topic === null ? chunk.headingPath : contents.headingPathAt(content.id, topic);
  const place = placeOf(context.library, content, chunk, topic ?? chunk.start);
  return {
    ...documentSource(context, content, file),
    page: place.page,
    start: chunk.start,
    end: chunk.end,
    text,
    headingPath,
    highlights,
    locator: place.locator,
    score: ranked.score,
    keywordRank: ranked.keywordRank,
    vectorRank: ranked.vectorRank,
    similarity,
    rerank: read,
    matched: distinctWords(text, highlights),
  };
}

/** Offsets of the headings on pages, ascending. */
function headingsIn(pages: readonly PageText[]): number[] {
  return pages.flatMap(({ start, blocks }) =>
    blocks.filter(({ kind }) => kind === 'heading').map((block) => start + block.start),
  );
}

/** Each matching word once, however it is written. */
function distinctWords(text: string, spans: readonly Span[]): string[] {
  const words = new Map<string, string>();
  for (const { start, end } of spans) {
    const word = text.slice(start, end);
    if (!words.has(word.toLowerCase())) words.set(word.toLowerCase(), word);
  }
  return [...words.values()];
}

export type LoadedChunk = { readonly chunk: ChunkRow; readonly content: ContentRow; readonly file: FileRow };

export function loadChunk(context: EngineContext, chunkId: number, filter: SearchFilter): LoadedChunk | null {
  const chunk = context.library.chunks.byId(chunkId);
  const content = chunk && context.library.contents.byId(chunk.contentId);
  if (!chunk || !content) return null;
  const fileId = context.library.search.fileOf(content.id, filter);
  const file = fileId === undefined ? undefined : context.library.files.byId(fileId);
  return file ? { chunk, content, file } : null;
}
