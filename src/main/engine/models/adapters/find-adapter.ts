/** What a person dropped or chose: a GGUF adapter, or the weights and settings of a PEFT or MLX one. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../../preload/contract/errors.ts';
import { invalidAdapter, unsupportedAdapter } from './adapter-errors.ts';

export type FoundAdapter =
  | { readonly kind: 'gguf'; readonly path: string }
  | { readonly kind: 'safetensors'; readonly weights: string; readonly settings: string };

const settingsName = 'adapter_config.json';
/** As PEFT and `mlx_lm` name them. */
const weightNames = ['adapter_model.safetensors', 'adapters.safetensors'];

/** `chosen`: a .gguf or .safetensors file, adapter_config.json, or a folder. Rejects with `adapter-missing`, `adapter-invalid` or `adapter-unsupported`. */
export async function findAdapter(chosen: string): Promise<FoundAdapter> {
  const found = await stat(chosen).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('adapter-missing', `${chosen} cannot be opened: ${error.code ?? error.message}.`, {
      path: chosen,
    });
  });
  if (found.isDirectory()) return inFolder(chosen);
  const name = path.basename(chosen);
  if (/\.gguf$/i.test(name)) return { kind: 'gguf', path: chosen };
  if (name === settingsName) return inFolder(path.dirname(chosen));
  if (/\.safetensors$/i.test(name)) {
    return { kind: 'safetensors', weights: chosen, settings: path.join(path.dirname(chosen), settingsName) };
  }
  if (/\.(bin|pt|pth|pkl)$/i.test(name)) throw pickled();
  throw invalidAdapter('it is neither a .gguf nor a .safetensors file');
}

async function inFolder(folder: string): Promise<FoundAdapter> {
  const names = new Set(await readdir(folder));
  const weights = weightNames.find((name) => names.has(name));
  if (weights) {
    return { kind: 'safetensors', weights: path.join(folder, weights), settings: path.join(folder, settingsName) };
  }
  if (names.has('adapter_model.bin')) throw pickled();
  const gguf = [...names].filter((name) => /\.gguf$/i.test(name));
  if (gguf.length === 1) return { kind: 'gguf', path: path.join(folder, gguf[0] as string) };
  throw invalidAdapter(`the folder holds neither ${weightNames.join(' nor ')}`);
}

function pickled(): AppError {
  return unsupportedAdapter('a .bin file of weights may hold a program; save the adapter as safetensors');
}
