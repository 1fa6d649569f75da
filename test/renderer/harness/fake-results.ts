import type { SearchHit, SearchResults } from '../../../src/preload/contract/shapes.ts';

const nothingSpecial = {
  ...{ coverage: { readable: 1, notReady: 0, total: 1 }, meaning: true, meaningNote: null, reranked: false },
  ...{ conditions: [], corrections: [], facets: [], cached: false, milliseconds: 1 },
} satisfies Partial<SearchResults>;

/** What the engine answers to a plain search. */
export function fakeResults(query: string, hits: readonly SearchHit[] = [], more: Partial<SearchResults> = {}) {
  const documents = new Set(hits.map((hit) => hit.documentId)).size;
  return { ...nothingSpecial, query, hits, documents, ...more } satisfies SearchResults;
}
