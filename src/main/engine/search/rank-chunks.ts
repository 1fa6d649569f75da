/** Ranks the library's passages for a query: parse → candidates of both parts → fuse → rank. Asks the store and the embedder. */
import type { SearchCorrection, SearchResults } from '../../../preload/contract/shapes.ts';
import { askReranker } from '../ask-reranker.ts';
import { embedQuery } from '../embed-query.ts';
import type { EngineContext } from '../engine-context.ts';
import { libraryChunks, libraryLanguages } from '../library-facts.ts';
import { limits } from '../limits.ts';
import type { Candidate } from '../store/search-table.ts';
import type { SearchFilter } from '../store/searchable.ts';
import type { EmbeddingRow } from '../store/vector-table.ts';
import { dot } from './agreement.ts';
import { embedderKnows } from './embedder-languages.ts';
import { type FusedHit, fuse } from './fusion.ts';
import type { NearWord } from './nearness.ts';
import { placeIn } from './place-in.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { queryLanguage } from './query-language.ts';
import { rankHits } from './rank-hits.ts';
import { type RerankScores, rerank } from './rerank.ts';
import { spreadPlaces } from './spread-places.ts';
import { type GivenFilter, toSearchFilter } from './to-search-filter.ts';

export type Using = 'hybrid' | 'keyword' | 'vector';
export type RankedChunk = FusedHit<number>;
export type Ranking = {
  readonly query: ParsedQuery;
  /** The query's conditions and those given, as applied. */
  readonly filter: SearchFilter;
  readonly ranked: readonly RankedChunk[];
  /** False when no model could embed the query. */
  readonly meaning: boolean;
  readonly note: SearchResults['meaningNote'];
  readonly corrections: readonly SearchCorrection[];
  /** Cosine with the query of each chunk whose vector was compared. */
  readonly cosines: ReadonlyMap<number, number>;
  /** Null when no reranker took part. */
  readonly reranked: RerankScores | null;
};

/** Never rejects for what stands in the query; throws AppError `cancelled` and the store's errors. */
export async function rankChunks(
  context: EngineContext,
  text: string,
  using: Using,
  given: GivenFilter,
  signal: AbortSignal,
): Promise<Ranking> {
  const { library, personal } = context;
  const query = parseQuery(text, libraryLanguages(library));
  const filter = toSearchFilter(query, given, personal.folders.list());
  const nothing = { query, filter, corrections: [], cosines: new Map(), reranked: null };
  if (query.match === null) {
    return { ...nothing, ranked: newest(context, query, filter), meaning: true, note: null };
  }
  const asked = using === 'keyword' ? null : await embedQuery(context, query.text, signal);
  const { candidates: most } = limits.search;
  const keyword = using === 'vector' ? [] : library.search.keyword(query.match, filter, most);
  const comparable = asked?.embedding ? { embedding: asked.embedding, vector: asked.vector } : null;
  const blind = using === 'hybrid' && comparable && !knowsQuery(context, query, keyword, comparable.embedding);
  const compared = blind ? null : comparable;
  const near = compared ? library.search.vector(compared.embedding, compared.vector, filter, most) : [];
  const note = using === 'keyword' ? 'asked' : blind ? 'language' : meaningNote(context, asked !== null);
  const ids = [...new Set([...keyword, ...near].map(({ chunkId }) => chunkId))];
  const rows = library.candidates.rows(ids);
  const vectors = compared && using === 'hybrid' ? library.candidates.vectors(compared.embedding, ids) : null;
  const cosines = new Map(near.map(({ chunkId, score }) => [chunkId, score]));
  if (vectors && compared)
    for (const [id, vector] of vectors) cosines.set(id, cosines.get(id) ?? dot(vector, compared.vector));
  const fused = fuse([
    { part: 'keyword' as const, hits: keyword.map(toHit) },
    { part: 'vector' as const, hits: near.map(toHit), known: cosines },
  ]);
  const ranked =
    using === 'hybrid'
      ? rankHits(fused, {
          rows,
          vectors,
          words: weighted(context, query),
          titleForms: query.titleForms,
          texts: library.candidates.texts,
        })
      : fused;
  const reranked = using === 'hybrid' ? await askReranker(context, query.text, ranked, signal) : null;
  const spread = spreadPlaces(reranked ? rerank(ranked, reranked) : ranked, placeIn(rows));
  return { query, filter, ranked: spread, meaning: asked !== null, note, corrections: [], cosines, reranked };
}

const toHit = ({ chunkId, score }: Candidate) => ({ key: chunkId, score });

/** Only conditions: what was written last comes first. */
function newest(context: EngineContext, query: ParsedQuery, filter: SearchFilter): RankedChunk[] {
  if (query.conditions.length === 0) return [];
  const ids = context.library.search.newest(filter, limits.search.candidates);
  return ids.map((key, index) => ({ key, score: 1 / (index + 1), keywordRank: null, vectorRank: null }));
}

function knowsQuery(
  context: EngineContext,
  query: ParsedQuery,
  keyword: readonly Candidate[],
  embedding: EmbeddingRow,
): boolean {
  const voters = keyword.slice(0, limits.search.languageVoters).map(({ chunkId }) => chunkId);
  const found = [...context.library.candidates.rows(voters).values()].map(({ language }) => language);
  return embedderKnows(embedding.embeddingId, queryLanguage(query.text, found, libraryLanguages(context.library)));
}

/** Inverse document frequency of each word's commonest form (Robertson and Spärck Jones). */
function weighted({ library }: EngineContext, query: ParsedQuery): NearWord[] {
  const counts = library.words.counts([...query.terms], limits.search.countedPassages);
  const all = libraryChunks(library);
  return query.words.map((forms) => {
    const count = Math.min(all, Math.max(0, ...forms.map((form) => counts.get(form) ?? 0)));
    return { forms: new Set(forms), weight: Math.log(1 + (all - count + 0.5) / (count + 0.5)) };
  });
}

/** Why vectors took no part, or a smaller one than they might. */
export function meaningNote(context: EngineContext, meaning: boolean): SearchResults['meaningNote'] {
  if (!meaning) return 'unavailable';
  return context.embeddings.isChanging() ? 'changing' : null;
}
