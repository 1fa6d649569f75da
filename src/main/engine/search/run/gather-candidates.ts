/** What both parts of a search find, and what ranking needs to know of it. */
import type { SearchResults } from '../../../../preload/contract/shapes.ts';
import { embedQuery } from '../../embed-query.ts';
import type { EngineContext } from '../../engine-context.ts';
import { libraryLanguages } from '../../library-facts.ts';
import { limits } from '../../limits.ts';
import type { Candidate } from '../../store/search-table.ts';
import type { SearchFilter } from '../../store/searchable.ts';
import type { EmbeddingRow } from '../../store/vector-table.ts';
import type { CandidateRow } from '../../types.ts';
import { dot } from '../agreement.ts';
import type { WordSpellings } from '../corrections.ts';
import type { ParsedQuery } from '../query.ts';
import { queryLanguage } from '../query-language.ts';
import { keywordCandidates } from './keyword-candidates.ts';
import { ownTurn } from './own-turn.ts';

export type Candidates = {
  readonly keyword: readonly Candidate[];
  readonly near: readonly Candidate[];
  readonly spellings: readonly WordSpellings[];
  readonly rows: ReadonlyMap<number, CandidateRow>;
  /** Stored vectors of all candidates; null where vectors take no part in the ranking. */
  readonly vectors: ReadonlyMap<number, Float32Array> | null;
  /** Cosine with the query of each candidate whose vector was compared. */
  readonly cosines: ReadonlyMap<number, number>;
  /** Whose vectors were compared; null: none. */
  readonly embedding: EmbeddingRow | null;
  readonly meaning: boolean;
  readonly note: SearchResults['meaningNote'];
};

type Asked = {
  readonly query: ParsedQuery;
  readonly filter: SearchFilter;
  readonly using: 'hybrid' | 'keyword' | 'vector';
  /** True: vectors also of a language the embedder doesn't know. */
  readonly anyLanguage: boolean;
};

/** Rejects as `embedQuery` and the store do. `query.match` is not null. */
export async function gatherCandidates(
  context: EngineContext,
  { query, filter, using, anyLanguage }: Asked,
  signal: AbortSignal,
): Promise<Candidates> {
  const { library } = context;
  // Beginnings of words alone have no meaning to compare.
  const meant = using !== 'keyword' && query.text !== '';
  const asked = meant ? await embedQuery(context, query.text, signal) : null;
  await ownTurn(signal);
  const words = using === 'vector' ? { hits: [], spellings: [] } : keywordCandidates(library, query, filter);
  const keyword = words.hits;
  const comparable = asked?.embedding ? { ...asked, embedding: asked.embedding } : null;
  const checked = using === 'hybrid' && !anyLanguage;
  const blind = checked && comparable && !knowsQuery(context, query, keyword, comparable.languages);
  const compared = blind ? null : comparable;
  const near = compared
    ? library.search.vector(compared.embedding, compared.vector, filter, limits.search.candidates)
    : [];
  const ids = [...new Set([...keyword, ...near].map(({ chunkId }) => chunkId))];
  const vectors = compared && using === 'hybrid' ? library.candidates.vectors(compared.embedding, ids) : null;
  const cosines = new Map(near.map(({ chunkId, score }) => [chunkId, score]));
  for (const [id, vector] of vectors ?? []) {
    if (compared && !cosines.has(id)) cosines.set(id, dot(vector, compared.vector));
  }
  return {
    keyword,
    near,
    spellings: words.spellings,
    rows: library.candidates.rows(ids),
    vectors,
    cosines,
    embedding: compared?.embedding ?? null,
    meaning: asked !== null || (using !== 'keyword' && !meant),
    note: using === 'keyword' ? 'asked' : blind ? 'language' : meant ? meaningNote(context, asked !== null) : null,
  };
}

/**
 * Whether the model knows the query's language. A model nobody has told us about is trusted: fusion gives vectors that don't tell passages
 * apart little say by itself. A language nobody could tell is no reason against a model.
 */
function knowsQuery(
  context: EngineContext,
  query: ParsedQuery,
  keyword: readonly Candidate[],
  languages: readonly string[] | null,
): boolean {
  if (languages === null) return true;
  const voters = keyword.slice(0, limits.search.languageVoters).map(({ chunkId }) => chunkId);
  const found = [...context.library.candidates.rows(voters).values()].map(({ language }) => language);
  const language = queryLanguage(query.text, found, libraryLanguages(context.library));
  return language === null || languages.includes(language);
}

/** Why vectors took no part, or a smaller one than they might. */
export function meaningNote(context: EngineContext, meaning: boolean): SearchResults['meaningNote'] {
  if (!meaning) return 'unavailable';
  return context.embeddings.isChanging() ? 'changing' : null;
}
