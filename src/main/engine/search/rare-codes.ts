/**
 * Codes and numbers of a query that only few passages hold: invoice numbers, part numbers, case ids. Who types one wants what holds it.
 * Years and quarters are none: they are what a document is about, not its name.
 */
import { limits } from '../limits.ts';
import { fold } from './fold.ts';
import type { ParsedQuery } from './query.ts';

/** Terms of the codes that stand somewhere, one per code. `count` counts passages up to a limit; `passages` are all there are. */
export function rareCodes(query: ParsedQuery, count: (term: string) => number, passages: number): string[] {
  const most = Math.max(limits.search.rareCode.passages, passages * limits.search.rareCode.share);
  const codes = query.words.flatMap((forms, index) => {
    const form = forms[0];
    return form !== undefined && isCode(fold(query.written[index] ?? '')) ? [form] : [];
  });
  return [...new Set(codes)].filter((term) => {
    const holding = count(term);
    return holding > 0 && holding <= most;
  });
}

function isCode(written: string): boolean {
  const sign = written.replace(/[^\p{L}\p{N}]/gu, '');
  if (!/\p{N}/u.test(sign) || /^(?:fy|cy|q[1-4]|h[12])?(?:19|20)\d\d(?:q[1-4]|h[12])?$/.test(sign)) return false;
  return /\p{L}/u.test(sign) ? sign.length >= 5 : sign.length >= 4;
}

/** Hits that hold more of the codes come first, else in their order: each code held counts more than the best score. */
export function codesFirst<Hit extends { readonly score: number }>(
  hits: readonly Hit[],
  held: (hit: Hit) => number,
): Hit[] {
  const best = Math.max(0, ...hits.map(({ score }) => score));
  return hits
    .map((hit) => ({ ...hit, score: hit.score + held(hit) * best * clearlyMore }))
    .sort((a, b) => b.score - a.score);
}

/** So much that no later step, which lowers repetitions of a page, brings another hit between them. */
const clearlyMore = 10;
