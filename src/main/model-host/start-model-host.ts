/** Wires the model host of this process to its port. */
import { statSync } from 'node:fs';
import { AppError } from '../../preload/contract/errors.ts';
import type { Log, ModelFile, Port } from '../engine/ports.ts';
import { createPeer } from '../rpc/peer.ts';
import { createModelHostMethods } from './handlers.ts';
import { modelHostLimits } from './limits.ts';
import { createResidency } from './residency.ts';

export type ModelHostOptions = {
  readonly port: Port;
  readonly log: Pick<Log, 'warn'>;
  /** Looks at a GGUF file before native code does; rejects with AppError. */
  readonly checkModelFile: (file: ModelFile) => Promise<unknown>;
  readonly onClosed: () => void;
};

/** Answers until the port closes. The port is listened to before anything is loaded: a utilityProcess ends otherwise. */
export function startModelHost({ port, log, checkModelFile, onClosed }: ModelHostOptions): void {
  const residency = createResidency({
    /** Each backend is a large native library: imported only when a model needs it. */
    async loadEmbedder(model) {
      if (isFolder(model)) {
        const { loadTransformersEmbedder } = await import('./transformers-embedder.ts');
        return loadTransformersEmbedder(model);
      }
      await checkModelFile(model);
      const { loadLlamaEmbedder } = await import('./llama-embedder.ts');
      return loadLlamaEmbedder(model);
    },
    async loadChat(model) {
      await checkModelFile(model);
      const { loadLlamaChat } = await import('./llama-chat.ts');
      return loadLlamaChat(model);
    },
    idleMs: modelHostLimits.idleMs,
    onUnloadFailed: (error) => log.warn('a model could not be unloaded', { error: String(error) }),
  });
  createPeer(port).serve(createModelHostMethods(residency));
  port.onClose(onClosed);
}

/** ONNX models come as folders, GGUF models as one file. */
function isFolder(model: ModelFile): boolean {
  const stat = statSync(model.path, { throwIfNoEntry: false });
  if (!stat) throw new AppError('model-missing', `There is no model at ${model.path}.`, { path: model.path });
  return stat.isDirectory();
}
