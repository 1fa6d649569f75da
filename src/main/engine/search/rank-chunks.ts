/** Ranks the library's passages for a query: parse → candidates of both parts → fuse → rank. Asks the store and the embedder. */
import type { SearchCorrection, SearchResults } from '../../../preload/contract/shapes.ts';
import { askReranker } from '../ask-reranker.ts';
import { embedQuery } from '../embed-query.ts';
import type { EngineContext } from '../engine-context.ts';
import { libraryLanguages } from '../library-facts.ts';
import { limits } from '../limits.ts';
import type { Candidate } from '../store/search-table.ts';
import type { SearchFilter } from '../store/searchable.ts';
import type { EmbeddingRow } from '../store/vector-table.ts';
import type { CandidateRow } from '../types.ts';
import { dot } from './agreement.ts';
import { cutPadding } from './cut-padding.ts';
import { embedderKnows } from './embedder-languages.ts';
import { type FusedHit, fuse } from './fusion.ts';
import { keywordCandidates } from './keyword-candidates.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { queryLanguage } from './query-language.ts';
import { rankHits } from './rank-hits.ts';
import { codesFirst, findCodes } from './rare-codes.ts';
import { type RerankScores, rerank } from './rerank.ts';
import { searchPresetOf } from './search-preset.ts';
import { spreadPlaces } from './spread-places.ts';
import { type GivenFilter, toSearchFilter } from './to-search-filter.ts';
import { toldSpellings } from './told-spellings.ts';
import { weighWords } from './weigh-words.ts';

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
  /** Terms to mark in passages: the query's words, other spellings of them. */
  readonly highlights: ReadonlySet<string>;
  /** Cosine with the query of each chunk whose vector was compared. */
  readonly cosines: ReadonlyMap<number, number>;
  readonly rows: ReadonlyMap<number, CandidateRow>;
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
  const nothing = {
    query,
    filter,
    corrections: [],
    highlights: query.terms,
    cosines: new Map(),
    rows: new Map(),
    reranked: null,
  };
  if (query.match === null) {
    return { ...nothing, ranked: newest(context, query, filter), meaning: true, note: null };
  }
  // Beginnings of words alone have no meaning to compare.
  const meant = using !== 'keyword' && query.text !== '';
  const classic = using === 'hybrid' && searchPresetOf(personal) === 'classic';
  const asked = meant ? await embedQuery(context, query.text, signal) : null;
  const { candidates: most } = limits.search;
  const words = using === 'vector' ? null : keywordCandidates(library, query, filter);
  const keyword = words?.hits ?? [];
  const spellings = words?.spellings ?? [];
  const comparable = asked?.embedding ? { embedding: asked.embedding, vector: asked.vector } : null;
  const blind =
    using === 'hybrid' && !classic && comparable && !knowsQuery(context, query, keyword, comparable.embedding);
  const compared = blind ? null : comparable;
  const near = compared ? library.search.vector(compared.embedding, compared.vector, filter, most) : [];
  const note = using === 'keyword' ? 'asked' : blind ? 'language' : meant ? meaningNote(context, asked !== null) : null;
  const ids = [...new Set([...keyword, ...near].map(({ chunkId }) => chunkId))];
  const rows = library.candidates.rows(ids);
  const vectors = compared && using === 'hybrid' ? library.candidates.vectors(compared.embedding, ids) : null;
  const cosines = new Map(near.map(({ chunkId, score }) => [chunkId, score]));
  if (vectors && compared)
    for (const [id, vector] of vectors) cosines.set(id, cosines.get(id) ?? dot(vector, compared.vector));
  // Without vectors there is nothing classic to show, and words are better than nothing.
  if (classic && compared) {
    return { ...nothing, ranked: classicHits(near), meaning: true, note, cosines, rows, highlights: query.terms };
  }
  const fused = fuse([
    { part: 'keyword' as const, hits: keyword.map(toHit) },
    { part: 'vector' as const, hits: near.map(toHit), known: cosines },
  ]);
  const codes = using === 'hybrid' ? findCodes(library, query, filter) : { holders: [], alone: false };
  const ranked =
    using === 'hybrid'
      ? cutPadding(
          rankHits(fused, {
            rows,
            vectors,
            words: weighWords(library, query, spellings),
            titleForms: query.titleForms,
            texts: library.candidates.texts,
          }),
          cosines,
          codes.holders.length > 0,
        )
      : fused;
  const reranked = using === 'hybrid' ? await askReranker(context, query.text, ranked, signal) : null;
  const judged = codesFirst(reranked ? rerank(ranked, reranked) : ranked, codes);
  const spread = spreadPlaces(judged, ({ key }) => {
    const row = rows.get(key);
    return row ? `${row.contentId}:${row.unit}` : key;
  });
  const others = spellings.flatMap(({ instead }) => instead);
  const beginnings = query.prefixes.flatMap((prefix) =>
    library.words.beginningWith(prefix, limits.search.markedBeginnings),
  );
  const found = spread.slice(0, limits.search.head).map(({ key }) => key);
  return {
    query,
    filter,
    ranked: spread,
    meaning: asked !== null || (using !== 'keyword' && !meant),
    note,
    corrections: toldSpellings(library, spellings, found),
    highlights: new Set([...query.terms, ...others, ...beginnings]),
    cosines,
    rows,
    reranked,
  };
}

const toHit = ({ chunkId, score }: Candidate) => ({ key: chunkId, score });

/** The nearest passages alone, few and not too far. */
function classicHits(near: readonly Candidate[]): RankedChunk[] {
  const { passages, leastCosine } = limits.search.classic;
  return near
    .filter(({ score }) => score >= leastCosine)
    .slice(0, passages)
    .map(({ chunkId, score }, index) => ({ key: chunkId, score, keywordRank: null, vectorRank: index + 1 }));
}

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

/** Why vectors took no part, or a smaller one than they might. */
export function meaningNote(context: EngineContext, meaning: boolean): SearchResults['meaningNote'] {
  if (!meaning) return 'unavailable';
  return context.embeddings.isChanging() ? 'changing' : null;
}
