/**
 * Codes and numbers of a query that only few passages hold: invoice numbers, part numbers, case ids. Who types one wants what holds it.
 * Years and quarters are none: they are what a document is about, not its name.
 */
import { libraryChunks, passagesWith } from '../../library-facts.ts';
import { limits } from '../../limits.ts';
import type { LibraryStore } from '../../store/library-store.ts';
import type { SearchFilter } from '../../store/searchable.ts';
import { fold } from '../fold.ts';
import type { ParsedQuery } from '../query.ts';

export type Codes = {
  /** For each rare code the ids of the passages that hold it. */
  readonly holders: readonly ReadonlySet<number>[];
  /** True when the query is nothing but codes: then nothing else is a hit. */
  readonly alone: boolean;
};

export function findCodes(library: LibraryStore, query: ParsedQuery, filter: SearchFilter): Codes {
  const { passages, share } = limits.search.rareCode;
  // Counting ends at `countedPassages`: what stands in as many is not rare in any library.
  const most = Math.min(limits.search.countedPassages - 1, Math.max(passages, libraryChunks(library) * share));
  const codes = query.words.flatMap((forms, index) => {
    const written = query.written[index] ?? '';
    return forms[0] !== undefined && isCode(written) ? [{ term: forms[0], written }] : [];
  });
  const found = codes.flatMap(({ term, written }) => {
    const holding = passagesWith(library, [term]).get(term) ?? 0;
    if (holding === 0 || holding > most) return [];
    const hits = library.search.keyword(
      { expression: `"${term}"`, anyOf: [{ term }] },
      filter,
      limits.search.candidates,
    );
    return hits.length === 0 ? [] : [{ written, ids: new Set(hits.map(({ chunkId }) => chunkId)) }];
  });
  return {
    holders: found.map(({ ids }) => ids),
    // The parts of a code are words of the query too.
    alone: found.length > 0 && query.written.every((word) => found.some(({ written }) => written.includes(word))),
  };
}

/** `ZX-4471`, `47110`, `zx4471`; not `2-point`, `10-year`, `3rd`, nor a year or quarter. */
function isCode(written: string): boolean {
  const sign = fold(written).replace(/[^\p{L}\p{N}]/gu, '');
  const digits = sign.match(/\p{N}/gu)?.length ?? 0;
  if (digits === 0 || /^(?:fy|cy|q[1-4]|h[12])?(?:19|20)\d\d(?:q[1-4]|h[12])?$/.test(sign)) return false;
  if (digits === sign.length) return digits >= 4;
  return sign.length >= 5 && (digits >= 3 || /\p{Lu}/u.test(written));
}

/** Hits that hold more of the codes come first, else in their order: each code held counts more than the best score. */
export function codesFirst<Hit extends { readonly key: number; readonly score: number }>(
  hits: readonly Hit[],
  { holders, alone }: Codes,
): readonly Hit[] {
  if (holders.length === 0) return hits;
  const best = Math.max(0, ...hits.map(({ score }) => score));
  const held = (key: number) => holders.filter((ids) => ids.has(key)).length;
  return hits
    .filter(({ key }) => !alone || held(key) > 0)
    .map((hit) => ({ ...hit, score: hit.score + held(hit.key) * best * clearlyMore }))
    .sort((a, b) => b.score - a.score);
}

/** So much that no later step, which lowers repetitions of a page, brings another hit between them. */
const clearlyMore = 10;
