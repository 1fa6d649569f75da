/** Vectors follow readable files in batches; the transaction with a file's last vector makes it ready. */
import { AppError } from '../../../preload/contract/errors.ts';
import { embedTextOf } from '../chunk/embed-text.ts';
import { limits } from '../limits.ts';
import type { EmbedderInfo } from '../ports.ts';
import type { EmbeddingRow, PendingChunk } from '../store/vector-table.ts';
import { hashOfText } from './commit-reading.ts';
import { stateOfContent } from './content-state.ts';
import type { IngestContext } from './ingest-context.ts';

type Text = { readonly hash: Uint8Array; readonly text: string };

/** Embeds one round of waiting chunks, `batchSize` texts per request. True when there was work. Rejects with the embedder's AppError. */
export async function embedRound(
  context: IngestContext,
  embedding: EmbeddingRow,
  signal: AbortSignal,
  batchSize: number = limits.embed.batch,
): Promise<boolean> {
  const next = context.library.vectors.nextContents(limits.embed.roundContents);
  if (next.length === 0) return false;
  const pending = context.library.vectors.pending(embedding, next, limits.embed.roundChunks);
  if (pending.length === 0) {
    // All their vectors were there already, made for other files with the same passages.
    completeContents(context, embedding, next);
    return true;
  }
  const texts = distinctTexts(context, pending);
  const contents = [...new Set(pending.map((chunk) => chunk.contentId))];
  for (let at = 0; at < texts.length; at += batchSize) {
    signal.throwIfAborted();
    const batch = texts.slice(at, at + batchSize);
    const vectors = await context.stopwatch.time('embed', () =>
      context.embedder.embed(
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
          if (!vector || vector.length !== embedding.dimensions)
            throw new AppError('model-failed', 'A vector is missing.');
          context.library.vectors.add(embedding, text.hash, vector);
        }
        completeContents(context, embedding, contents);
      }),
    );
  }
  return true;
}

/** The embedder's row; a changed model makes every file wait for its new vectors. */
export function openEmbedding(context: IngestContext, info: EmbedderInfo): EmbeddingRow {
  const { library } = context;
  const embedding = library.vectors.open(info.embeddingId, info.dimensions);
  if (library.meta('embedding-id') !== info.embeddingId) {
    library.transaction(() => {
      library.contents.unreadyAll();
      library.setMeta('embedding-id', info.embeddingId);
    });
  }
  return embedding;
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
