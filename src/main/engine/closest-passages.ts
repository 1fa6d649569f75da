/** Passages shown where nothing was found: only those that are near, or hold much of what was asked. */
import type { SearchHit } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { limits } from './limits.ts';
import { meaningFloor } from './search/run/meaning-floor.ts';
import type { Ranking } from './search/run/rank-chunks.ts';
import { toHit } from './search/run/search.ts';

/** At most `limits.answer.closest`; none is better than one that is there by chance. Rejects as the embedder does. */
export async function closestOf(context: EngineContext, ranking: Ranking, signal: AbortSignal): Promise<SearchHit[]> {
  const { ranked, cosines, vectors, filter, highlights } = ranking;
  const first = ranked.slice(0, limits.answer.closest);
  if (first.length === 0) return [];
  const embedding = vectors ? (context.embeddings.answering()?.row ?? null) : null;
  const floor = embedding ? await meaningFloor(context, embedding, signal) : Number.POSITIVE_INFINITY;
  const least = Math.max(1, ranking.query.words.length * limits.search.closestWordsShare);
  return first.flatMap((each) => {
    const hit = toHit(context, each, highlights, { filter });
    const isNear = (cosines.get(each.key) ?? 0) > floor || (hit?.matched.length ?? 0) >= least;
    return hit && isNear ? [hit] : [];
  });
}
