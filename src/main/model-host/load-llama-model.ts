/** Opens a GGUF in llama.cpp; the host has looked at its header before. */
import type { LlamaModel } from 'node-llama-cpp';
import { AppError } from '../../preload/contract/errors.ts';
import type { ModelFile } from '../engine/ports.ts';
import { llamaBackend } from './llama-backend.ts';

/** Rejects with `model-failed` when llama.cpp refuses the file or there is not enough memory. */
export async function loadLlamaModel(file: ModelFile): Promise<LlamaModel> {
  const llama = await llamaBackend();
  try {
    return await llama.loadModel({ modelPath: file.path });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new AppError('model-failed', `The model ${file.name} could not be loaded: ${detail}`, { model: file.name });
  }
}
