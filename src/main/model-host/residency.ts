/** Which models are in memory: embedders and rerankers side by side, at most one chat model, none that has been idle for long. */
import type { ModelFile, PictureModelFile } from '../engine/ports.ts';
import { createHeavyLease } from './heavy-lease.ts';
import type { LoadedChat, LoadedEmbedder, LoadedReranker } from './loaded-model.ts';
import { createResidentModel, type ResidentModel } from './resident-model.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { LoadedImageEmbedder } from './transformers-image-embedder.ts';

export type Residency = {
  /** Embedders are not queued here: their texts take turns inside, so that a query need not wait for a whole batch. */
  withEmbedder<Result>(
    model: ModelFile,
    work: (embedder: LoadedEmbedder) => Promise<Result> | Result,
    signal: AbortSignal,
  ): Promise<Result>;
  /** Small like embedders, and used in turn with one for every search. */
  withReranker<Result>(
    model: ModelFile,
    work: (reranker: LoadedReranker) => Promise<Result> | Result,
    signal: AbortSignal,
  ): Promise<Result>;
  /** Beside all others: it has some 150 MB. */
  withImageEmbedder<Result>(
    model: PictureModelFile,
    work: (embedder: LoadedImageEmbedder) => Promise<Result> | Result,
    signal: AbortSignal,
  ): Promise<Result>;
  /** One request at a time for all chat models; another model's request unloads the one in memory. */
  withChat<Result>(
    model: ModelFile,
    work: (chat: LoadedChat) => Promise<Result> | Result,
    signal: AbortSignal,
  ): Promise<Result>;
  unloadAll(): Promise<void>;
};

export type ResidencyOptions = {
  readonly loadEmbedder: (model: ModelFile) => Promise<LoadedEmbedder>;
  readonly loadReranker: (model: ModelFile) => Promise<LoadedReranker>;
  readonly loadImageEmbedder: (model: PictureModelFile) => Promise<LoadedImageEmbedder>;
  readonly loadChat: (model: ModelFile) => Promise<LoadedChat>;
  /** On a machine with little memory: which models may not be there together. Null: all may. */
  readonly isHeavy: ((model: ModelFile) => Promise<boolean>) | null;
  /** Milliseconds. */
  readonly idleMs: number;
  readonly onUnloadFailed: (error: unknown) => void;
};

export function createResidency(options: ResidencyOptions): Residency {
  const embedders = new Map<string, ResidentModel<LoadedEmbedder>>();
  const rerankers = new Map<string, ResidentModel<LoadedReranker>>();
  const imageEmbedders = new Map<string, ResidentModel<LoadedImageEmbedder>>();
  const chatQueue = createSerialQueue();
  const heavy = createHeavyLease(options.isHeavy);
  /** `key`: the file and the context it was loaded with. */
  let chat: { readonly key: string; readonly resident: ResidentModel<LoadedChat> } | null = null;

  function resident<Loaded extends { dispose(): Promise<void> }>(load: () => Promise<Loaded>): ResidentModel<Loaded> {
    return createResidentModel({ load, idleMs: options.idleMs, onUnloadFailed: options.onUnloadFailed });
  }

  function sideBySide<Loaded extends { dispose(): Promise<void> }, File extends { readonly path: string }>(
    models: Map<string, ResidentModel<Loaded>>,
    model: File,
    load: (model: File) => Promise<Loaded>,
  ): ResidentModel<Loaded> {
    const known = models.get(model.path);
    if (known) return known;
    const added = resident(() => load(model));
    models.set(model.path, added);
    return added;
  }

  return {
    withEmbedder(model, work, signal) {
      const embedder = sideBySide(embedders, model, options.loadEmbedder);
      return heavy.hold(model, embedder, () => embedder.use(work, signal), signal);
    },
    withReranker(model, work, signal) {
      const reranker = sideBySide(rerankers, model, options.loadReranker);
      return heavy.hold(model, reranker, () => reranker.use(work, signal), signal);
    },
    withImageEmbedder: (model, work, signal) =>
      sideBySide(imageEmbedders, model, options.loadImageEmbedder).use(work, signal),
    withChat(model, work, signal) {
      return chatQueue.run(async () => {
        const key = [model.path, model.contextTokens, model.cachePrecision].join(' ');
        if (chat && chat.key !== key) {
          await chat.resident.unload();
          chat = null;
        }
        chat ??= { key, resident: resident(() => options.loadChat(model)) };
        const { resident: one } = chat;
        return heavy.hold(model, one, () => one.use(work, signal), signal);
      }, signal);
    },
    async unloadAll() {
      await Promise.all(
        [...embedders.values(), ...rerankers.values(), ...imageEmbedders.values()].map((model) => model.unload()),
      );
      await chat?.resident.unload();
    },
  };
}
