/** Models lying in a folder: GGUF files and ONNX folders, and the role each can play. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import type { ModelFile } from '../ports.ts';
import { checkModelFile } from './check-model-file.ts';
import { checkModelFolder } from './check-model-folder.ts';
import { modelFolderLimits } from './limits.ts';

/** What says that a folder is looked after by the downloads. */
const managed = 'docent-model.json';
const unfinished = /\.(part|crdownload|download|tmp)$/i;

/** Paths of GGUF files and of folders with an ONNX model, sorted. A folder that is not there has none. */
export async function findModels(
  folder: string,
  depth: number = modelFolderLimits.searchDepth,
): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'EPERM') return [];
    throw error;
  });
  const names = new Set(entries.map(({ name }) => name));
  if (names.has(managed)) return [];
  if (names.has('config.json') && names.has('onnx')) return [folder];
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.') && !unfinished.test(name))
      .map(async (entry) => {
        const whole = path.join(folder, entry.name);
        if (entry.isDirectory()) return depth > 0 ? findModels(whole, depth - 1) : [];
        return entry.isFile() && /\.gguf$/i.test(entry.name) ? [whole] : [];
      }),
  );
  return found.flat().sort();
}

/**
 * The role a model can play, by its own files. Rejects with `model-invalid` or `model-unsupported`. A GGUF embedder made from a
 * writing network says so only in its name.
 */
export async function roleOf(file: string): Promise<ModelFile['role']> {
  if (/\.gguf$/i.test(file)) {
    if (/embed/i.test(path.basename(file))) {
      await checkModelFile({ path: file, role: 'embedding' });
      return 'embedding';
    }
    try {
      await checkModelFile({ path: file, role: 'chat' });
      return 'chat';
    } catch (error) {
      if (!(error instanceof AppError && error.data.detail === 'embedding model')) throw error;
      return 'embedding';
    }
  }
  try {
    await checkModelFolder({ path: file, role: 'reranker' });
    return 'reranker';
  } catch (error) {
    if (!(error instanceof AppError && error.data.detail === 'no reranker')) throw error;
    await checkModelFolder({ path: file, role: 'embedding' });
    return 'embedding';
  }
}
