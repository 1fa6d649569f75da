/** What a search gives back, and what is kept of searches. As in shapes.ts: plain, readonly, JSON-safe. */
import type { Coverage, Locator, Span } from './shapes.ts';

export type SearchHit = {
  readonly fileId: string;
  readonly documentId: string;
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  /** PDF page, slide or image frame (1-based), else null. */
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly headingPath: readonly string[];
  /** Parts of `text` that match the query words, offsets into `text`. */
  readonly highlights: readonly Span[];
  readonly locator: Locator;
  /** Fused score, higher is better; comparable within one result list only. */
  readonly score: number;
  /** 1-based rank in each part, null when that part did not find it. */
  readonly keywordRank: number | null;
  readonly vectorRank: number | null;
  /** Cosine of passage and query, -1…1; null when the vectors did not find it. */
  readonly similarity: number | null;
  /** 0-1 by the reranker; null when none took part. */
  readonly rerank: number | null;
  /** Words of the passage that match, as they stand there, each once, in the order of the query. */
  readonly matched: readonly string[];
};

/** One condition a query sets, as it was understood; `text` is how it stands in the query. */
export type SearchCondition = {
  readonly name: 'folder' | 'kind' | 'after' | 'before' | 'from' | 'field' | 'name' | 'language' | 'phrase' | 'without';
  readonly value: string;
  readonly text: string;
};

/** A word that stands nowhere in the library, and what was looked for instead. */
export type SearchCorrection = { readonly word: string; readonly instead: readonly string[] };

/** How many found passages and documents have a value; only values that occur. */
export type SearchFacet = {
  readonly name: 'kind' | 'folder' | 'year' | 'language';
  readonly values: readonly { readonly value: string; readonly documents: number }[];
};

export type SearchResults = {
  readonly query: string;
  readonly hits: readonly SearchHit[];
  readonly coverage: Coverage;
  /** False when meaning search could not take part (no model); keyword hits are still complete. */
  readonly meaning: boolean;
  /**
   * Why vectors took no part or a smaller one; null when they took part. `language`: the embedding model doesn't know the query's
   * language · `changing`: a new model's vectors are being made, the old ones answer · `asked`: words only were asked for ·
   * `unavailable`: no model could embed the query, be it that old vectors answer and their model is gone.
   */
  readonly meaningNote: 'unavailable' | 'language' | 'changing' | 'asked' | null;
  readonly reranked: boolean;
  /** Conditions the query sets, and words looked for in another spelling. */
  readonly conditions: readonly SearchCondition[];
  readonly corrections: readonly SearchCorrection[];
  /** Over all candidates that passed the conditions, not only the hits shown. */
  readonly facets: readonly SearchFacet[];
  /** Documents among the candidates. */
  readonly documents: number;
  readonly milliseconds: number;
  /** True when the answer came from the result cache. */
  readonly cached: boolean;
};

/** A search a person keeps under a name. */
export type SavedSearch = {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly folderId: string | null;
  readonly kinds: readonly string[];
  readonly addedAt: number;
};

/** One search a person made, newest first. */
export type SearchHistoryEntry = {
  readonly id: string;
  readonly query: string;
  readonly results: number;
  readonly milliseconds: number;
  readonly at: number;
};

export type CacheFigures = {
  readonly name: 'embedding' | 'results' | 'answers';
  readonly hits: number;
  readonly misses: number;
};

/** What the local search history tells. */
export type SearchInsights = {
  /** False: nothing is recorded. */
  readonly recording: boolean;
  readonly searches: number;
  /** Milliseconds half of the searches took at most, and 95 of 100; null before there is any. */
  readonly p50: number | null;
  readonly p95: number | null;
  /** Newest first, and what found nothing, commonest first. */
  readonly recent: readonly SearchHistoryEntry[];
  readonly withoutResult: readonly { readonly query: string; readonly times: number; readonly at: number }[];
  readonly caches: readonly CacheFigures[];
};
