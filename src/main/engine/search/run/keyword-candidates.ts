/** The keyword part: passages by BM25, with those added that hold a query word in another spelling. */
import { libraryChunks, passagesWith } from '../../library-facts.ts';
import { limits } from '../../limits.ts';
import type { LibraryStore } from '../../store/library-store.ts';
import type { Candidate } from '../../store/search-table.ts';
import type { SearchFilter } from '../../store/searchable.ts';
import type { WordMatch } from '../../types.ts';
import { findSpellings, type WordSpellings } from '../corrections.ts';
import { type ParsedQuery, termExpression } from '../query.ts';
import { tellingTerms } from '../telling-terms.ts';

export type KeywordCandidates = { readonly hits: readonly Candidate[]; readonly spellings: readonly WordSpellings[] };

export function keywordCandidates(library: LibraryStore, query: ParsedQuery, filter: SearchFilter): KeywordCandidates {
  if (query.match === null) return { hits: [], spellings: [] };
  const { candidates } = limits.search;
  const match = tellingMatch(library, query) ?? query.match;
  const exact = library.search.keyword(match, filter, candidates);
  // What stands in quotation marks is meant as it is.
  if (query.exact) return { hits: exact, spellings: [] };
  const spellings = findSpellings(query.written, query.words, query.languages, {
    ...library.words,
    counts: (terms) => passagesWith(library, terms),
  });
  if (spellings.length === 0) return { hits: exact, spellings };
  const spelled = library.search.keyword(withSpellings(match, query.excluded, spellings), filter, candidates);
  return {
    hits: addSpelled(exact, spelled, shareOf(spellings, libraryChunks(library))).slice(0, candidates),
    spellings,
  };
}

function withSpellings(match: WordMatch, excluded: string | null, spellings: readonly WordSpellings[]): WordMatch {
  const others = spellings.flatMap(({ instead }) => instead.map((term) => ({ term })));
  const any = `(${match.expression}) OR ${others.map(termExpression).join(' OR ')}`;
  return {
    expression: excluded === null ? any : `(${any}) NOT (${excluded})`,
    anyOf: match.anyOf && [...match.anyOf, ...others],
  };
}

function tellingMatch(library: LibraryStore, query: ParsedQuery): WordMatch | null {
  // In a small library no word is common enough to cost anything.
  if (libraryChunks(library) <= limits.search.telling.common) return query.match;
  return query.matchOf(tellingTerms(query.terms, passagesWith(library, [...query.terms])));
}

/** Of what another spelling gives a passage, what counts: as if it were the word itself, and somewhat less. */
function shareOf(spellings: readonly WordSpellings[], all: number): number {
  const { share } = limits.search.spelling;
  if (spellings.some(({ unknown }) => unknown)) return share;
  const weight = (passages: number) => Math.max(0, Math.log((all - passages + 0.5) / (passages + 0.5)));
  const ratios = spellings.map(({ passages }) => weight(passages.own) / Math.max(weight(passages.others), 1e-6));
  return share * Math.min(1, ...ratios);
}

/**
 * Rare misspellings would outweigh the words themselves by their rarity: what another spelling adds to a passage counts less, and
 * stays below what the best passage has by the words as typed.
 */
function addSpelled(exact: readonly Candidate[], spelled: readonly Candidate[], share: number): Candidate[] {
  const { mostShare } = limits.search.spelling;
  const own = new Map(exact.map(({ chunkId, score }) => [chunkId, score]));
  const best = exact[0]?.score ?? Number.POSITIVE_INFINITY;
  for (const { chunkId, score } of spelled) {
    const before = own.get(chunkId) ?? 0;
    own.set(chunkId, before + Math.min(Math.max(0, score - before) * share, best * mostShare));
  }
  return [...own].map(([chunkId, score]) => ({ chunkId, score })).sort((a, b) => b.score - a.score);
}
