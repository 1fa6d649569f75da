/** Vectors follow readable files in batches; the transaction with a file's last vector makes it ready. */
import { AppError } from '../../../preload/contract/errors.ts';
import { embedTextOf } from '../chunk/embed-text.ts';
import { limits } from '../limits.ts';
import type { EmbeddingRow, PendingChunk } from '../store/vector-table.ts';
import { hashOfText } from './commit-reading.ts';
import { stateOfContent } from './content-state.ts';
import type { LiveEmbedding } from './embeddings.ts';
import type { IngestContext } from './ingest-context.ts';

type Text = { readonly hash: Uint8Array; readonly text: string };

/**
 * Embeds one round of what these contents lack, `batchSize` texts per request. False when they lacked nothing. Rejects with the
 * embedder's AppError.
 */
export async function embedRound(
  context: IngestContext,
  { row, embedder }: LiveEmbedding,
  contentIds: readonly number[],
  signal: AbortSignal,
  batchSize: number = limits.embed.batch,
): Promise<boolean> {
  const pending = context.library.vectors.pending(row, contentIds, limits.embed.roundChunks);
  if (pending.length === 0) {
    // All their vectors were there already, made for other files with the same passages.
    completeContents(context, row, contentIds);
    return false;
  }
  const texts = distinctTexts(context, pending);
  const contents = [...new Set(pending.map((chunk) => chunk.contentId))];
  for (let at = 0; at < texts.length; at += batchSize) {
    signal.throwIfAborted();
    const batch = texts.slice(at, at + batchSize);
    const vectors = await context.stopwatch.time('embed', () =>
      embedder.embed(
        batch.map((text) => text.text),
        'passage',
        signal,
      ),
    );
    signal.throwIfAborted();
    context.stopwatch.time('store', () =>
      context.library.transaction(() => {
        for (const [index, text] of batch.entries()) {
          const vector = vectors[index];
          if (!vector || vector.length !== row.dimensions) throw new AppError('model-failed', 'A vector is missing.');
          context.library.vectors.add(row, text.hash, vector);
        }
        completeContents(context, row, contents);
      }),
    );
  }
  return true;
}

function completeContents(context: IngestContext, embedding: EmbeddingRow, contentIds: readonly number[]): void {
  const { contents, files, vectors } = context.library;
  for (const id of vectors.complete(embedding, contentIds)) {
    contents.setReady(id);
    const content = contents.byId(id);
    if (!content) continue;
    for (const file of files.ofContent(id)) {
      if (file.state !== 'readable') continue;
      files.setState(file.id, stateOfContent(content));
      context.filesChanged(file.folderId);
    }
  }
}

/** The texts to embed, each once, shortest first so that little is padded. */
function distinctTexts(context: IngestContext, pending: readonly PendingChunk[]): Text[] {
  const texts = new Map<string, Text>();
  for (const chunk of pending) {
    const key = Buffer.from(chunk.textHash).toString('hex');
    if (texts.has(key)) continue;
    const unit = context.library.contents.page(chunk.contentId, chunk.unit);
    if (!unit) throw new AppError('library-damaged', 'A passage has lost its page.', { content: chunk.contentId });
    const part = { index: unit.unit, start: unit.start, text: unit.text, blocks: unit.blocks };
    const { contextTitle, headingPath, start, end } = chunk;
    const text = embedTextOf(contextTitle, headingPath, part, start, end, limits.chunk.contextTokens);
    // A vector under the wrong hash would answer for a text nobody wrote.
    if (!Buffer.from(hashOfText(text)).equals(chunk.textHash)) {
      throw new AppError('library-damaged', 'A passage no longer matches its hash.', { content: chunk.contentId });
    }
    texts.set(key, { hash: chunk.textHash, text });
  }
  return [...texts.values()].sort((a, b) => a.text.length - b.text.length);
}
