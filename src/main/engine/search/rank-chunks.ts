/** Ranks the library's passages for a query: parse → candidates of both parts → fuse → rank. Asks the store and the embedder. */
import { AppError, toWire } from '../../../preload/contract/errors.ts';
import type { SearchCorrection, SearchResults } from '../../../preload/contract/shapes.ts';
import type { EngineContext } from '../engine-context.ts';
import { limits } from '../limits.ts';
import type { EmbedPurpose } from '../ports.ts';
import type { CandidateRow } from '../store/candidate-table.ts';
import type { Candidate } from '../store/search-table.ts';
import type { SearchFilter } from '../store/searchable.ts';
import type { EmbeddingRow } from '../store/vector-table.ts';
import { dot } from './agreement.ts';
import { analyse } from './analyser.ts';
import type { WordSpellings } from './corrections.ts';
import { cutPadding } from './cut-padding.ts';
import { embedderKnows } from './embedder-languages.ts';
import { type FusedHit, fuse } from './fusion.ts';
import { keywordCandidates } from './keyword-candidates.ts';
import { libraryChunks, libraryLanguages } from './library-facts.ts';
import type { NearWord } from './nearness.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { queryLanguage } from './query-language.ts';
import { rankHits } from './rank-hits.ts';
import { codesFirst, rareCodes } from './rare-codes.ts';
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
  /** Terms to mark in passages: the query's and other spellings of them. */
  readonly highlights: ReadonlySet<string>;
  /** Cosine with the query of each chunk whose vector was compared. */
  readonly cosines: ReadonlyMap<number, number>;
  readonly rows: ReadonlyMap<number, CandidateRow>;
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
  const nothing = { query, filter, corrections: [], highlights: query.terms, cosines: new Map(), rows: new Map() };
  if (query.match === null) {
    return { ...nothing, ranked: newest(context, query, filter), meaning: true, note: null };
  }
  const queryVector = using === 'keyword' ? null : await embedQuery(context, query.text, signal);
  const { candidates: most } = limits.search;
  const words = using === 'vector' ? null : keywordCandidates(library, query, filter);
  const keyword = words?.hits ?? [];
  const spellings = words?.spellings ?? [];
  const embedding = library.currentEmbedding();
  const fits = queryVector !== null && queryVector.length === embedding?.dimensions;
  const blind = using === 'hybrid' && fits && !knowsQuery(context, query, keyword, embedding);
  const near = fits && !blind ? library.search.vector(embedding, queryVector, filter, most) : [];
  const note = using === 'keyword' ? 'asked' : queryVector === null ? 'unavailable' : blind ? 'language' : null;
  const ids = [...new Set([...keyword, ...near].map(({ chunkId }) => chunkId))];
  const rows = library.candidates.rows(ids);
  const vectors = fits && !blind && using === 'hybrid' ? library.candidates.vectors(embedding, ids) : null;
  const cosines = new Map(near.map(({ chunkId, score }) => [chunkId, score]));
  if (vectors && queryVector)
    for (const [id, vector] of vectors) cosines.set(id, cosines.get(id) ?? dot(vector, queryVector));
  const fused = fuse([
    { part: 'keyword' as const, hits: keyword.map(toHit) },
    { part: 'vector' as const, hits: near.map(toHit), known: cosines },
  ]);
  const ranked =
    using === 'hybrid' ? inOrder(context, fused, { query, filter, rows, vectors, spellings, cosines }) : fused;
  const highlights = new Set([...query.terms, ...spellings.flatMap(({ instead }) => instead)]);
  const spread = spreadPlaces(ranked, ({ key }) => {
    const row = rows.get(key);
    return row ? `${row.contentId}:${row.unit}` : key;
  });
  return {
    query,
    filter,
    ranked: spread,
    meaning: queryVector !== null,
    note,
    corrections: toldSpellings(
      spellings,
      spread.slice(0, limits.search.head).map(({ key }) => key),
      context,
    ),
    highlights,
    cosines,
    rows,
  };
}

/** What was looked for instead of unknown words, as it stands in the passages found, where it does. */
function toldSpellings(
  spellings: readonly WordSpellings[],
  found: readonly number[],
  { library }: EngineContext,
): SearchCorrection[] {
  const unknown = spellings.filter((spelling) => spelling.unknown);
  if (unknown.length === 0) return [];
  const wanted = new Set(unknown.flatMap(({ instead }) => instead));
  const rows = library.candidates.rows(found);
  const shown = new Map<string, string>();
  for (const [id, text] of library.candidates.texts(found)) {
    for (const { term, start, end } of analyse(text, rows.get(id)?.language ?? null)) {
      if (wanted.has(term) && !shown.has(term)) shown.set(term, text.slice(start, end).toLowerCase());
    }
  }
  return unknown.map(({ word, instead }) => ({ word, instead: instead.map((term) => shown.get(term) ?? term) }));
}

const toHit = ({ chunkId, score }: Candidate) => ({ key: chunkId, score });

type Gathered = Pick<Ranking, 'query' | 'filter' | 'rows' | 'cosines'> & {
  readonly vectors: ReadonlyMap<number, Float32Array> | null;
  readonly spellings: readonly WordSpellings[];
};

/** All that makes hybrid search more than its two lists. */
function inOrder(context: EngineContext, fused: readonly RankedChunk[], gathered: Gathered): readonly RankedChunk[] {
  const { library } = context;
  const { query, rows, vectors, cosines } = gathered;
  const ranked = rankHits(fused, {
    rows,
    vectors,
    words: weighted(context, query, gathered.spellings),
    titleForms: query.titleForms,
    texts: library.candidates.texts,
  });
  const countOf = (term: string) => library.words.counts([term], limits.search.countedPassages).get(term) ?? 0;
  const codes = rareCodes(query, countOf, libraryChunks(library));
  const kept = cutPadding(ranked, cosines, codes.length > 0);
  if (codes.length === 0) return kept;
  const holders = codes.map(
    (code) =>
      new Set(
        library.search.keyword(`"${code}"`, gathered.filter, limits.search.candidates).map(({ chunkId }) => chunkId),
      ),
  );
  return codesFirst(kept, ({ key }) => holders.filter((ids) => ids.has(key)).length);
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

/** Inverse document frequency of each word's commonest form (Robertson and Spärck Jones). */
function weighted({ library }: EngineContext, query: ParsedQuery, spellings: readonly WordSpellings[]): NearWord[] {
  const others = new Map(spellings.map(({ forms, instead }) => [forms, instead]));
  const counts = library.words.counts([...query.terms], limits.search.countedPassages);
  const all = libraryChunks(library);
  return query.words.map((forms) => {
    const count = Math.min(all, Math.max(0, ...forms.map((form) => counts.get(form) ?? 0)));
    return {
      forms: new Set([...forms, ...(others.get(forms) ?? [])]),
      weight: Math.log(1 + (all - count + 0.5) / (count + 0.5)),
    };
  });
}

/** Null when no model can embed: keyword hits are still complete, and the result says so. */
export async function embedQuery(
  context: EngineContext,
  text: string,
  signal: AbortSignal,
  purpose: EmbedPurpose = 'query',
): Promise<Float32Array | null> {
  const { queryVectors } = context.caches;
  const key = `${purpose} ${text}`;
  const embedding = context.library.currentEmbedding()?.id ?? 0;
  const known = queryVectors.get(key, embedding);
  if (known) return known;
  try {
    const [vector] = await context.models.embedder.embed([text], purpose, signal);
    // The model is loaded now, so that asking who it is costs nothing.
    void context.ingest.checkEmbedding();
    if (vector && embedding !== 0) queryVectors.set(key, embedding, vector);
    return vector ?? null;
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    context.log.warn('search without vectors', { code: toWire(error).code });
    return null;
  }
}
