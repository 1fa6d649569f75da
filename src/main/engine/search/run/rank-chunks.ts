/** Ranks the library's passages for a query: parse → candidates of both parts → fuse → rank. Asks the store and the embedder. */
import type { SearchCorrection, SearchResults } from '../../../../preload/contract/shapes.ts';
import { askReranker } from '../../ask-reranker.ts';
import type { EngineContext } from '../../engine-context.ts';
import { libraryLanguages } from '../../library-facts.ts';
import { limits } from '../../limits.ts';
import type { Candidate } from '../../store/search-table.ts';
import type { SearchFilter } from '../../store/searchable.ts';
import type { WordSpellings } from '../corrections.ts';
import { cutPadding } from '../cut-padding.ts';
import { type FusedHit, fuse } from '../fusion.ts';
import { placeIn } from '../place-in.ts';
import { type ParsedQuery, parseQuery, unquoted } from '../query.ts';
import { rankHits } from '../rank-hits.ts';
import { type RerankScores, rerank } from '../rerank.ts';
import { spreadPlaces } from '../spread-places.ts';
import { type Candidates, gatherCandidates } from './gather-candidates.ts';
import { nearEnough } from './near-enough.ts';
import { codesFirst, findCodes } from './rare-codes.ts';
import { searchPresetOf } from './search-preset.ts';
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
  /** Stored vectors of the candidates; null where vectors take no part in the ranking. */
  readonly vectors: ReadonlyMap<number, Float32Array> | null;
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
  if (query.match === null) return { ...nothing(query, filter), ranked: newest(context, query, filter) };
  const classic = using === 'hybrid' && searchPresetOf(personal) === 'classic';
  const gathered = await gatherCandidates(context, { query, filter, using, anyLanguage: classic }, signal);
  const found = classic ? gathered : await nearEnough(context, query, gathered, signal);
  const { keyword, near, spellings, cosines, rows, vectors, meaning, note } = found;
  // A question that quotes what stands nowhere, a title spelled otherwise perhaps, is still a question.
  if (query.more && keyword.length === 0 && near.length === 0) {
    return rankChunks(context, unquoted(text), using, given, signal);
  }
  const parts = { ...nothing(query, filter), meaning, note, cosines, vectors };
  // Without vectors there is nothing classic to show, and words are better than nothing.
  if (classic && found.embedding) return { ...parts, ranked: classicHits(near) };
  const fused = fuse([
    { part: 'keyword' as const, hits: keyword.map(toHit) },
    { part: 'vector' as const, hits: near.map(toHit), known: cosines },
  ]);
  const { ranked, reranked } =
    using === 'hybrid'
      ? await inOrder(context, query, filter, found, fused, signal)
      : { ranked: fused, reranked: null };
  const spread = spreadPlaces(ranked, placeIn(rows));
  const first = spread.slice(0, limits.search.head).map(({ key }) => key);
  const corrections = toldSpellings(library, spellings, first);
  return { ...parts, ranked: spread, corrections, highlights: markedTerms(context, query, spellings), reranked };
}

/** All that makes hybrid search more than its two lists. */
async function inOrder(
  context: EngineContext,
  query: ParsedQuery,
  filter: SearchFilter,
  { rows, vectors, spellings, cosines }: Candidates,
  fused: readonly RankedChunk[],
  signal: AbortSignal,
): Promise<Pick<Ranking, 'ranked' | 'reranked'>> {
  const { library } = context;
  const words = weighWords(library, query, spellings);
  const { texts } = library.candidates;
  const ranked = rankHits(fused, { rows, vectors, words, titleForms: query.titleForms, texts });
  const codes = findCodes(library, query, filter);
  const kept = cutPadding(ranked, cosines, codes.holders.length > 0);
  const reranked = await askReranker(context, query.text, kept, signal);
  return { ranked: codesFirst(reranked ? rerank(kept, reranked) : kept, codes), reranked };
}

function nothing(query: ParsedQuery, filter: SearchFilter): Ranking {
  return {
    query,
    filter,
    ranked: [],
    meaning: true,
    note: null,
    corrections: [],
    highlights: query.terms,
    cosines: new Map(),
    vectors: null,
    reranked: null,
  };
}

/** The query's words, other spellings of them, and the words that begin as typed. */
function markedTerms({ library }: EngineContext, query: ParsedQuery, spellings: readonly WordSpellings[]): Set<string> {
  const beginnings = query.prefixes.flatMap((prefix) =>
    library.words.beginningWith(prefix, limits.search.markedBeginnings),
  );
  return new Set([...query.terms, ...spellings.flatMap(({ instead }) => instead), ...beginnings]);
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
