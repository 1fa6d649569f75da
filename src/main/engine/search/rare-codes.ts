/**
 * Codes and numbers of a query that only few passages hold: invoice numbers, part numbers, case ids. Who types one wants what holds it.
 * Years and quarters are none: they are what a document is about, not its name.
 */
import { libraryChunks } from '../library-facts.ts';
import { limits } from '../limits.ts';
import type { LibraryStore } from '../store/library-store.ts';
import type { SearchFilter } from '../store/searchable.ts';
import { fold } from './fold.ts';
import type { ParsedQuery } from './query.ts';

/** For each rare code of the query the ids of the passages that hold it; empty when there is none. */
export function holdersOfCodes(library: LibraryStore, query: ParsedQuery, filter: SearchFilter): ReadonlySet<number>[] {
  const { passages, share } = limits.search.rareCode;
  const most = Math.max(passages, libraryChunks(library) * share);
  const codes = query.words.flatMap((forms, index) => {
    const form = forms[0];
    return form !== undefined && isCode(fold(query.written[index] ?? '')) ? [form] : [];
  });
  return [...new Set(codes)].flatMap((code) => {
    const holding = library.words.counts([code], most + 1).get(code) ?? 0;
    if (holding === 0 || holding > most) return [];
    const hits = library.search.keyword(`"${code}"`, filter, limits.search.candidates);
    return hits.length === 0 ? [] : [new Set(hits.map(({ chunkId }) => chunkId))];
  });
}

function isCode(written: string): boolean {
  const sign = written.replace(/[^\p{L}\p{N}]/gu, '');
  if (!/\p{N}/u.test(sign) || /^(?:fy|cy|q[1-4]|h[12])?(?:19|20)\d\d(?:q[1-4]|h[12])?$/.test(sign)) return false;
  return /\p{L}/u.test(sign) ? sign.length >= 5 : sign.length >= 4;
}

/** Hits that hold more of the codes come first, else in their order: each code held counts more than the best score. */
export function codesFirst<Hit extends { readonly key: number; readonly score: number }>(
  hits: readonly Hit[],
  holders: readonly ReadonlySet<number>[],
): readonly Hit[] {
  if (holders.length === 0) return hits;
  const best = Math.max(0, ...hits.map(({ score }) => score));
  const held = (key: number) => holders.filter((ids) => ids.has(key)).length;
  return hits
    .map((hit) => ({ ...hit, score: hit.score + held(hit.key) * best * clearlyMore }))
    .sort((a, b) => b.score - a.score);
}

/** So much that no later step, which lowers repetitions of a page, brings another hit between them. */
const clearlyMore = 10;
