import { limits } from '../limits.ts';
import type { CandidateRow } from '../types.ts';
import { agree } from './agreement.ts';
import { analyse } from './analyser.ts';
import { belowHead } from './below-head.ts';
import { addDocumentEvidence, type DocumentWords } from './document-evidence.ts';
import type { FusedHit } from './fusion.ts';
import { type NearWord, nearness } from './nearness.ts';
import { placeIn } from './place-in.ts';

type Hit = FusedHit<number>;

/** What the steps look up; ids are chunk ids. */
export type RankSources = {
  readonly rows: ReadonlyMap<number, CandidateRow>;
  /** The query's words in order with their weights. */
  readonly words: readonly NearWord[];
  /** The query's words as titles may hold them, neighbours also joined. */
  readonly titleForms: ReadonlySet<string>;
  readonly texts: (ids: readonly number[]) => ReadonlyMap<number, string>;
  /** Null where vectors take no part. */
  readonly vectors: ReadonlyMap<number, Float32Array> | null;
};

/** Ranks fused candidates, best first, by what they and their documents say. Every step keeps all hits and returns them best first. */
export function rankHits(fused: readonly Hit[], sources: RankSources): Hit[] {
  const { rows, vectors } = sources;
  // Without vectors BM25 alone scores, and nearness would weigh double against it: in Arabic that costs more than it gains.
  const agreed = vectors ? agree(addNearness(fused, sources), (key) => vectors.get(key), placeIn(rows)) : fused;
  return addDocumentEvidence(agreed, documentsOf(rows), sources.titleForms);
}

function addNearness(hits: readonly Hit[], { texts, rows, words }: RankSources): readonly Hit[] {
  const { head, near } = limits.search;
  const first = hits.slice(0, head);
  const passages = texts(first.map(({ key }) => key));
  const scored = first.map((hit) => {
    const terms = analyse(passages.get(hit.key) ?? '', rows.get(hit.key)?.language ?? null).map(({ term }) => term);
    const { together, pairs } = nearness(terms, words);
    return { ...hit, score: hit.score + near.together * together + near.pairs * pairs };
  });
  return belowHead(scored, hits.slice(head));
}

/** Titles are analysed once per document. */
function documentsOf(rows: ReadonlyMap<number, CandidateRow>): (hit: Hit) => DocumentWords | undefined {
  const documents = new Map<number, DocumentWords>();
  return ({ key }) => {
    const row = rows.get(key);
    if (!row) return undefined;
    const known = documents.get(row.contentId);
    if (known) return known;
    const titleTerms = new Set(analyse(row.title, row.language).map(({ term }) => term));
    const document = { id: row.contentId, titleTerms };
    documents.set(row.contentId, document);
    return document;
  };
}
