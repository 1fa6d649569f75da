/** A question as a vector, made by the model whose vectors answer. */
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { EngineContext } from './engine-context.ts';
import type { LiveEmbedding } from './ingest/embeddings.ts';
import type { EmbedPurpose } from './ports.ts';
import type { EmbeddingRow } from './store/vector-table.ts';

/** A text as a model sees it. */
export type EmbeddedText = {
  readonly vector: Float32Array;
  /** What the model was trained on, ISO 639-1; null: nobody has told us. */
  readonly languages: readonly string[] | null;
};

export type QueryVector = EmbeddedText & {
  /** The embedding it may be compared with; null while nothing was embedded yet. */
  readonly embedding: EmbeddingRow | null;
};

/**
 * Null when no model can embed: keyword hits are still complete, and the result says so. That is also the case while vectors
 * answer whose model is gone. Throws AppError `cancelled`.
 */
export async function embedQuery(
  context: EngineContext,
  text: string,
  signal: AbortSignal,
  purpose: EmbedPurpose = 'query',
): Promise<QueryVector | null> {
  try {
    for (;;) {
      const answering = context.embeddings.answering();
      const embedded = await embeddedBy(context, answering, text, purpose, signal);
      // The model is loaded now, so that asking who it is costs nothing.
      void context.ingest.checkEmbedding();
      // Else the vectors of another model answer since then.
      if (context.embeddings.answering()?.row.id === answering?.row.id) {
        return embedded && { ...embedded, embedding: answering?.row ?? null };
      }
    }
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    context.log.warn('search without vectors', { code: toWire(error).code });
    return null;
  }
}

async function embeddedBy(
  context: EngineContext,
  answering: LiveEmbedding | null,
  text: string,
  purpose: EmbedPurpose,
  signal: AbortSignal,
): Promise<EmbeddedText | null> {
  if (!answering) {
    // There is nothing to compare it with, whatever languages the model knows.
    const [vector] = await context.embeddings.chosen().embedder.embed([text], purpose, signal);
    return vector ? { vector, languages: null } : null;
  }
  const { queryVectors } = context.caches;
  const { embedder, row } = answering;
  const key = `${purpose} ${text}`;
  const known = queryVectors.get(key, row.id);
  if (known) return known;
  const { embeddingId, languages } = await embedder.info();
  if (embeddingId !== row.embeddingId) {
    // The file behind it was replaced: its vectors can't be compared with those there are.
    context.log.warn('search without vectors: the embedding model has changed');
    if (!context.embeddings.next()) void context.ingest.checkEmbedding(true);
    return null;
  }
  const [vector] = await embedder.embed([text], purpose, signal);
  if (!vector) return null;
  const embedded = { vector, languages };
  queryVectors.set(key, row.id, embedded);
  return embedded;
}
