/** From what a person dropped to a GGUF adapter that fits a model: found, converted if need be, checked. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { readGgufContents } from '../gguf-header.ts';
import { adapterMisfit, unsupportedAdapter } from './adapter-errors.ts';
import { makeAdapterFile } from './adapter-files.ts';
import { baseModel } from './adapter-fit.ts';
import type { AdapterRecipe } from './adapter-recipe.ts';
import { type CheckedAdapter, checkGgufAdapter } from './check-gguf-adapter.ts';
import { convertAdapter } from './convert-adapter.ts';
import { findAdapter } from './find-adapter.ts';
import { adapterLimits } from './limits.ts';
import { mlxRecipe } from './mlx-recipe.ts';
import { peftRecipe } from './peft-recipe.ts';
import { type AdapterSettings, readSettings } from './read-settings.ts';

export type PreparedAdapter = CheckedAdapter & {
  readonly name: string;
  readonly format: 'gguf' | AdapterRecipe['format'];
  /** The file for llama.cpp: the chosen GGUF itself, or `target`. */
  readonly path: string;
  /** What the person chose. */
  readonly source: string;
  readonly baseName: string | null;
};

/**
 * `chosen`: what a person dropped; `modelPath`: the GGUF it is to change; `target`: where a converted one is put. Rejects with
 * `adapter-missing`, `adapter-invalid`, `adapter-unsupported`, `adapter-misfit`, `disk-full` or the model's own error.
 */
export async function prepareAdapter(chosen: string, modelPath: string, target: string): Promise<PreparedAdapter> {
  const source = path.resolve(chosen);
  const base = baseModel(await readGgufContents(modelPath));
  const found = await findAdapter(source);
  if (found.kind === 'gguf') {
    const checked = await checkGgufAdapter(found.path, base);
    return { ...checked, name: nameOf(found.path), format: 'gguf', path: found.path, source, baseName: null };
  }
  const recipe = recipeOf(await readSettings(found.settings));
  await assertSameFile(recipe, modelPath);
  const checked = await makeAdapterFile(target, async (part) => {
    await convertAdapter(found.weights, recipe, base, part);
    return checkGgufAdapter(part, base);
  });
  const { format, baseName } = recipe;
  return { ...checked, name: nameOf(found.weights), format, path: target, source, baseName };
}

function recipeOf(settings: AdapterSettings): AdapterRecipe {
  if (settings.peft_type !== undefined) return peftRecipe(settings);
  if (settings.lora_parameters !== undefined || settings.fine_tune_type !== undefined) return mlxRecipe(settings);
  throw unsupportedAdapter('adapter_config.json was written neither by PEFT nor by mlx_lm');
}

async function assertSameFile({ baseSha256 }: AdapterRecipe, modelPath: string): Promise<void> {
  if (baseSha256 === null) return;
  const hash = createHash('sha256');
  const stream = createReadStream(modelPath, { highWaterMark: adapterLimits.hashReadBytes });
  for await (const bytes of stream) hash.update(bytes as Buffer);
  if (hash.digest('hex') !== baseSha256) {
    throw adapterMisfit('its settings name another model file (base_model_sha256)');
  }
}

/** The folder names a PEFT or MLX adapter, the file a GGUF one: their files are called the same everywhere. */
function nameOf(file: string): string {
  const name = path.basename(file);
  if (/\.gguf$/i.test(name)) return name.replace(/\.gguf$/i, '');
  return /^(adapter_model|adapters)\.safetensors$/.test(name)
    ? path.basename(path.dirname(file))
    : name.replace(/\.safetensors$/i, '');
}
