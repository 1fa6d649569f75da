/** Wires the model host of this process to its port. */
import { totalmem } from 'node:os';
import type { CheckedModel, Log, ModelFile, Port } from '../engine/ports.ts';
import { createPeer } from '../rpc/peer.ts';
import { checkedChat, checkedEmbedder } from './canary.ts';
import { createModelHostMethods } from './handlers.ts';
import { modelHostLimits } from './limits.ts';
import { createResidency } from './residency.ts';
import type { CheckedImageModel } from './transformers-image-embedder.ts';

export type ModelHostOptions = {
  readonly port: Port;
  readonly log: Pick<Log, 'warn'>;
  /** Looks at a model's files before native code does; rejects with AppError. */
  readonly checkModel: (file: ModelFile) => Promise<CheckedModel>;
  /** The same for the folder of a picture model. */
  readonly checkPictureModel: (folder: string) => Promise<CheckedImageModel>;
  /** The same for an adapter and the model file it is laid over. */
  readonly checkAdapter: (path: string, modelPath: string) => Promise<unknown>;
  readonly onClosed: () => void;
};

/** Answers until the port closes. The port is listened to before anything is loaded: a utilityProcess ends otherwise. */
export function startModelHost({
  port,
  log,
  checkModel,
  checkPictureModel,
  checkAdapter,
  onClosed,
}: ModelHostOptions): void {
  const residency = createResidency({
    /** Each backend is a large native library: imported only when a model needs it. */
    async loadEmbedder(model) {
      const checked = await checkModel(model);
      if (checked.onnx) {
        const { loadTransformersEmbedder } = await import('./transformers-embedder.ts');
        return checkedEmbedder(await loadTransformersEmbedder(model, checked));
      }
      const { loadLlamaEmbedder } = await import('./llama-embedder.ts');
      return checkedEmbedder(await loadLlamaEmbedder(model));
    },
    async loadReranker(model) {
      const checked = await checkModel(model);
      const { loadTransformersReranker } = await import('./transformers-reranker.ts');
      return loadTransformersReranker(model, checked);
    },
    async loadImageEmbedder(model) {
      const { loadImageEmbedder } = await import('./transformers-image-embedder.ts');
      return loadImageEmbedder(model, await checkPictureModel(model.path));
    },
    async loadChat(model) {
      await checkModel(model);
      const { loadLlamaChat } = await import('./llama-chat.ts');
      return checkedChat(await loadLlamaChat(model, (path) => checkAdapter(path, model.path)));
    },
    idleMs: modelHostLimits.idleMs,
    isHeavy:
      totalmem() > modelHostLimits.lease.smallMachine
        ? null
        : async (model) => model.role === 'chat' || (await checkModel(model)).bytes >= modelHostLimits.lease.heavyBytes,
    onUnloadFailed: (error) => log.warn('a model could not be unloaded', { error: String(error) }),
  });
  createPeer(port).serve(createModelHostMethods(residency));
  port.onClose(onClosed);
}
