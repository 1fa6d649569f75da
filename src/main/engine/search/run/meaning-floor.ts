/** How near a passage must be to count as found by meaning alone, measured with the model in use on this library. */
import { setImmediate } from 'node:timers/promises';
import type { EngineContext } from '../../engine-context.ts';
import { libraryChunks } from '../../library-facts.ts';
import { limits } from '../../limits.ts';
import type { EmbeddingRow } from '../../store/vector-table.ts';
import { chanceFloor } from '../chance-floor.ts';
import { nonsenseQueries } from '../nonsense-queries.ts';

type Kept = { readonly key: string; readonly floor: Promise<number> };
const kept = new WeakMap<EngineContext, Kept>();

/**
 * The cosine that few queries of made-up words reach with their nearest passage: what is not nearer than that is near by chance. The more
 * passages, the nearer the nearest, so that it is measured again when the library has doubled. Rejects as the embedder does.
 */
export function meaningFloor(context: EngineContext, embedding: EmbeddingRow, signal: AbortSignal): Promise<number> {
  const size = Math.floor(Math.log2(1 + libraryChunks(context.library)));
  const key = `${embedding.id} ${size}`;
  const known = kept.get(context);
  if (known?.key === key) return known.floor;
  const floor = measure(context, embedding, signal);
  kept.set(context, { key, floor });
  // What was cancelled is measured by the next who asks.
  floor.catch(() => kept.delete(context));
  return floor;
}

async function measure(context: EngineContext, embedding: EmbeddingRow, signal: AbortSignal): Promise<number> {
  const { embedder } = context.embeddings.answering() ?? context.embeddings.chosen();
  const vectors = await embedder.embed(nonsenseQueries(limits.search.nonsenseQueries), 'query', signal);
  const nearest: number[] = [];
  for (const vector of vectors) {
    nearest.push(context.library.search.vector(embedding, vector, {}, 1)[0]?.score ?? 0);
    // Dozens of searches in a row would keep the window waiting for a second in a large library.
    await setImmediate();
  }
  return chanceFloor(nearest, limits.search.chanceShare);
}
