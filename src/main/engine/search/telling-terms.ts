import { limits } from '../limits.ts';

/**
 * The terms candidates are looked for by: all of them, but for the commonest where the rarer ones find enough. Scoring a passage costs about
 * a microsecond, and a word of every tenth passage adds next to nothing to a score. `counts` are passages per term.
 */
export function tellingTerms(terms: ReadonlySet<string>, counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  const { enough, common } = limits.search.telling;
  const kept = new Set<string>();
  let found = 0;
  for (const term of [...terms].sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))) {
    const count = counts.get(term) ?? 0;
    if (found >= enough && count >= common) break;
    kept.add(term);
    found += count;
  }
  return kept;
}
