/**
 * What there is to embed, in order: new files under the model that answers, then everything under a newly chosen one, then the
 * clearing away of vectors nobody uses. Nothing is remembered but the vectors themselves, so a relaunch goes on where it was.
 *
 * A new file during a change gets vectors of both models, so that it is found by meaning at once. When too many wait, or the old
 * model is gone, it gets only the new ones: it is found by its words, and by meaning from the switch on.
 */
import { setImmediate } from 'node:timers/promises';
import { toWire } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import type { ContentPlace } from '../store/embedding-table.ts';
import { embedRound } from './embed-pump.ts';
import type { LiveEmbedding } from './embeddings.ts';
import type { IngestContext } from './ingest-context.ts';
import { changeLimits } from './limits.ts';

export type EmbedWork = {
  /** Whether documents wait for their first vectors. */
  hasNew(): boolean;
  /** Whether a change of the model is to be made, or cleared up after. */
  hasChange(): boolean;
  /** Whether the model that answers goes on with new files although the chosen one failed at the last `begin`. */
  canWithoutNext(): boolean;
  /** Finds out which models there are. Rejects with the chosen embedder's AppError, after what could be done without it. */
  begin(signal: AbortSignal, batch: () => number): Promise<void>;
  /** One step of what is to be done. Rejects with the embedder's AppError. */
  step(signal: AbortSignal, batch: number): Promise<void>;
};

/** Place reached in the walk through finished contents; `missed`: contents were finished behind it without the new vectors. */
type Walk = { readonly embedding: number; place: ContentPlace | null; missed: boolean };

export function createEmbedWork(context: IngestContext): EmbedWork {
  const { library, embeddings, log } = context;
  let walk: Walk | null = null;
  /** Whether the answering model can still make vectors; asked once per run. */
  let oldIsThere = false;
  let withoutNext = false;

  const hasNew = () => library.vectors.hasReadable();

  async function isThere({ embedder, row }: LiveEmbedding): Promise<boolean> {
    try {
      return (await embedder.info()).embeddingId === row.embeddingId;
    } catch (error) {
      const { code } = toWire(error);
      if (code === 'model-host-down' || code === 'cancelled') throw error;
      log.warn('the model whose vectors answer cannot be loaded', { code });
      return false;
    }
  }

  async function embedNew(by: LiveEmbedding, signal: AbortSignal, batch: number): Promise<void> {
    // Also contents the walk has passed become ready now, without the vectors it is about.
    if (walk && walk.embedding !== by.row.id) walk.missed = true;
    await embedRound(context, by, library.vectors.nextContents(limits.embed.roundContents), signal, batch);
  }

  /** Who makes the first vectors of new files. */
  function forNew(answering: LiveEmbedding, next: LiveEmbedding | null): LiveEmbedding {
    if (!next) return answering;
    const { documents } = library.vectors.waiting(changeLimits.doubleDocuments + 1);
    return oldIsThere && documents <= changeLimits.doubleDocuments ? answering : next;
  }

  /** A part of the walk; at its end, when nothing was missed, the new vectors answer. */
  async function change(next: LiveEmbedding, signal: AbortSignal, batch: number): Promise<void> {
    if (walk?.embedding !== next.row.id) walk = { embedding: next.row.id, place: null, missed: false };
    const contents = library.embeddings.readyAfter(walk.place, changeLimits.walkContents);
    const last = contents.at(-1);
    if (last) {
      const ids = contents.map(({ id }) => id);
      if (!(await embedRound(context, next, ids, signal, batch))) walk.place = last;
    } else if (walk.missed) {
      walk = null;
    } else {
      embeddings.finish(next.row);
      walk = null;
      log.info('the vectors of another embedding model answer now', { model: next.modelId });
    }
  }

  return {
    hasNew,
    hasChange: () =>
      library.embeddings.next() !== null || !embeddings.isSettled() || library.embeddings.leftOver().length > 0,

    canWithoutNext: () => withoutNext,

    async begin(signal, batch) {
      const answering = embeddings.answering();
      withoutNext = false;
      try {
        await embeddings.settle();
        oldIsThere = embeddings.isChanging() && answering !== null && (await isThere(answering));
      } catch (error) {
        const isOther = answering !== null && answering.modelId !== embeddings.chosen().modelId;
        if (!signal.aborted && isOther && (await isThere(answering))) {
          while (hasNew() && !signal.aborted) await embedNew(answering, signal, batch());
          withoutNext = true;
        }
        throw error;
      }
    },

    async step(signal, batch) {
      // Asked anew each time: another choice may have come in between.
      const [answering, next] = [embeddings.answering(), embeddings.next()];
      const leftOver = library.embeddings.leftOver()[0];
      if (!answering) await embeddings.settle();
      else if (hasNew()) await embedNew(forNew(answering, next), signal, batch);
      else if (next) await change(next, signal, batch);
      else if (!embeddings.isSettled()) await embeddings.settle();
      else if (leftOver) library.transaction(() => library.vectors.drop(leftOver, changeLimits.dropBatch));
      // What needed no model took no time either: a search may come in between.
      await setImmediate();
    },
  };
}
