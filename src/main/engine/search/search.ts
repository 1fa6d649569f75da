/** Search as a list: parse → two candidate lists → fuse → hits with their places. */
import type { HandlerInput } from '../../../preload/contract/requests.ts';
import type { SearchHit, SearchResults, Span } from '../../../preload/contract/shapes.ts';
import { askReranker } from '../ask-reranker.ts';
import { documentSource } from '../document-source.ts';
import { embedQuery } from '../embed-query.ts';
import type { EngineContext } from '../engine-context.ts';
import { coverage } from '../library-status.ts';
import { limits } from '../limits.ts';
import { placeOf } from '../place-of.ts';
import type { ChunkRow } from '../store/chunk-table.ts';
import type { ContentRow } from '../store/content-table.ts';
import type { FileRow } from '../store/file-table.ts';
import type { SearchFilter } from '../store/search-table.ts';
import { type FusedHit, fuse } from './fusion.ts';
import { highlightTerms } from './highlight-terms.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { type RerankScores, rerank } from './rerank.ts';
import { spreadPlaces } from './spread-places.ts';

export type Using = 'hybrid' | 'keyword' | 'vector';
export type RankedChunk = FusedHit<number>;
export type Ranking = {
  readonly query: ParsedQuery;
  readonly ranked: readonly RankedChunk[];
  /** False when the vectors could not take part. */
  readonly meaning: boolean;
  /** Cosine with the query of each chunk that meaning search found. */
  readonly cosines: ReadonlyMap<number, number>;
  /** Null when no reranker took part. */
  readonly reranked: RerankScores | null;
};

/** Ranks chunks for a query. Throws AppError `query-empty`, `query-too-long`, `cancelled`. */
export async function rankChunks(
  context: EngineContext,
  text: string,
  using: Using,
  filter: SearchFilter,
  signal: AbortSignal,
): Promise<Ranking> {
  const { library } = context;
  const query = parseQuery(text, library.contents.languages());
  const asked = using === 'keyword' ? null : await embedQuery(context, query.text, signal);
  const keyword = using === 'vector' ? [] : library.search.keyword(query.match, filter, limits.search.candidates);
  const vector = asked?.embedding
    ? library.search.vector(asked.embedding, asked.vector, filter, limits.search.candidates)
    : [];
  // What a person put in quotation marks must stand there; meaning only orders what has it.
  const exact = query.exact && using === 'hybrid' ? new Set(keyword.map(({ chunkId }) => chunkId)) : null;
  const toHits = (list: typeof keyword) => list.map(({ chunkId, score }) => ({ key: chunkId, score }));
  const fused = fuse([
    { part: 'keyword' as const, hits: toHits(keyword) },
    { part: 'vector' as const, hits: toHits(exact ? vector.filter(({ chunkId }) => exact.has(chunkId)) : vector) },
  ]);
  const reranked = using === 'hybrid' ? await askReranker(context, query.text, fused, signal) : null;
  const ranked = spreadPlaces(reranked ? rerank(fused, reranked) : fused, ({ key }) => {
    const chunk = library.chunks.byId(key);
    return chunk ? `${chunk.contentId}:${chunk.unit}` : key;
  });
  const cosines = new Map(vector.map(({ chunkId, score }) => [chunkId, score]));
  return { query, ranked, meaning: asked !== null, cosines, reranked };
}

/** Search as the window and the command line see it. */
export async function runSearch(
  context: EngineContext,
  input: HandlerInput<'search.run'>,
  signal: AbortSignal,
): Promise<SearchResults> {
  const started = performance.now();
  const filter = { folderId: input.folderId, kinds: input.kinds };
  const ranking = await rankChunks(context, input.query, input.using, filter, signal);
  const hits = ranking.ranked.slice(0, input.k).flatMap((ranked) => {
    const similarity = ranking.cosines.get(ranked.key) ?? null;
    const read = ranking.reranked?.get(ranked.key) ?? null;
    const hit = toHit(context, ranked, ranking.query, { filter, similarity, rerank: read });
    return hit ? [hit] : [];
  });
  return {
    query: input.query,
    hits,
    coverage: coverage(context),
    meaning: ranking.meaning,
    meaningNote: input.using === 'keyword' ? 'asked' : meaningNote(context, ranking.meaning),
    reranked: ranking.reranked !== null,
    conditions: [],
    corrections: [],
    facets: [],
    documents: new Set(hits.map((hit) => hit.documentId)).size,
    milliseconds: Math.round(performance.now() - started),
    cached: false,
  };
}

type HitFacts = {
  readonly filter?: SearchFilter;
  readonly similarity?: number | null;
  readonly rerank?: number | null;
};

/** Why vectors took no part, or a smaller one than they might. */
export function meaningNote(context: EngineContext, meaning: boolean): SearchResults['meaningNote'] {
  if (!meaning) return 'unavailable';
  return context.embeddings.isChanging() ? 'changing' : null;
}

/**
 * A ranked chunk with its text, file and place; null when its file went away meanwhile. `query` null: there are no words to mark.
 * `similarity`: its cosine with the query, null when vectors did not find it. `rerank`: what a reranker said of it, 0-1.
 */
export function toHit(
  context: EngineContext,
  ranked: RankedChunk,
  query: ParsedQuery | null,
  { filter = {}, similarity = null, rerank: read = null }: HitFacts = {},
): SearchHit | null {
  const found = loadChunk(context, ranked.key, filter);
  if (!found) return null;
  const { chunk, content, file } = found;
  const text = context.library.contents.text(content.id, chunk.start, chunk.end);
  const place = placeOf(context.library, content, chunk);
  const highlights = query ? highlightTerms(text, query.terms, content.language) : [];
  return {
    ...documentSource(context, content, file),
    page: place.page,
    start: chunk.start,
    end: chunk.end,
    text,
    headingPath: chunk.headingPath,
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
  const files = context.library.files.ofContent(content.id);
  const file = files.find((candidate) => !filter.folderId || candidate.folderId === filter.folderId);
  return file ? { chunk, content, file } : null;
}
