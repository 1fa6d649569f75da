/** Whether what a person chose is a model that can play its role: a GGUF file, or a folder with an ONNX model. */
import { stat } from 'node:fs/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import type { CheckedModel, ModelFile } from '../ports.ts';
import { checkModelFile } from './check-model-file.ts';
import { checkModelFolder } from './check-model-folder.ts';

/** Rejects with `model-missing`, `model-invalid` (the detail says what is wrong) or `model-unsupported`. */
export async function checkModel(file: Pick<ModelFile, 'path' | 'role'>): Promise<CheckedModel> {
  const isFolder = await stat(file.path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return checkModelFolder(file);
  if (file.role === 'reranker') {
    throw new AppError('model-unsupported', 'A reranker comes as a folder with an ONNX model.', {
      detail: 'no folder',
    });
  }
  const { bytes, contextLength, network } = await checkModelFile(file);
  return { bytes, contextTokens: contextLength, network, onnx: null };
}
