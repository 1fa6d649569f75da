/** Which models are in memory: embedders side by side, at most one chat model, none that has been idle for long. */
import type { ModelFile } from '../engine/ports.ts';
import type { LoadedChat, LoadedEmbedder } from './loaded-model.ts';
import { createResidentModel, type ResidentModel } from './resident-model.ts';
import { createSerialQueue } from './serial-queue.ts';

export type Residency = {
  /** Embedders are not queued here: their texts take turns inside, so that a query need not wait for a whole batch. */
  withEmbedder<Result>(
    model: ModelFile,
    work: (embedder: LoadedEmbedder) => Promise<Result> | Result,
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
  readonly loadChat: (model: ModelFile) => Promise<LoadedChat>;
  /** Milliseconds. */
  readonly idleMs: number;
  readonly onUnloadFailed: (error: unknown) => void;
};

export function createResidency(options: ResidencyOptions): Residency {
  const embedders = new Map<string, ResidentModel<LoadedEmbedder>>();
  const chatQueue = createSerialQueue();
  let chat: { readonly path: string; readonly resident: ResidentModel<LoadedChat> } | null = null;

  function resident<Loaded extends { dispose(): Promise<void> }>(load: () => Promise<Loaded>): ResidentModel<Loaded> {
    return createResidentModel({ load, idleMs: options.idleMs, onUnloadFailed: options.onUnloadFailed });
  }

  return {
    withEmbedder(model, work, signal) {
      let embedder = embedders.get(model.path);
      if (!embedder) {
        embedder = resident(() => options.loadEmbedder(model));
        embedders.set(model.path, embedder);
      }
      return embedder.use(work, signal);
    },
    withChat(model, work, signal) {
      return chatQueue.run(async () => {
        if (chat && chat.path !== model.path) {
          await chat.resident.unload();
          chat = null;
        }
        chat ??= { path: model.path, resident: resident(() => options.loadChat(model)) };
        return chat.resident.use(work, signal);
      }, signal);
    },
    async unloadAll() {
      await Promise.all([...embedders.values()].map((embedder) => embedder.unload()));
      await chat?.resident.unload();
    },
  };
}
