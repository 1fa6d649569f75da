/** Our own look at a GGUF adapter before llama.cpp sees it: its header, its shapes against the model, its values. */
import { open } from 'node:fs/promises';
import { AppError } from '../../../../preload/contract/errors.ts';
import { ggmlTypes } from '../ggml-types.ts';
import { type GgufContents, readGgufContents } from '../gguf-header.ts';
import type { GgufTensor } from '../gguf-tensors.ts';
import { isFloatFormat, readFloats } from '../safetensors/read-floats.ts';
import { shownName } from '../safetensors/safetensors-header.ts';
import { adapterMisfit, invalidAdapter, unsupportedAdapter } from './adapter-errors.ts';
import { type BaseModel, baseModel } from './adapter-fit.ts';
import { adapterLimits } from './limits.ts';

export type CheckedAdapter = {
  readonly architecture: string;
  /** Changed layers. */
  readonly layers: number;
  /** The largest rank in it. */
  readonly rank: number;
  readonly bytes: number;
};

const vocabulary = 'token_embd.weight';

/** As `checkGgufAdapter`, against a model file that has been checked before. */
export async function checkAdapterFor(path: string, modelPath: string): Promise<CheckedAdapter> {
  return checkGgufAdapter(path, baseModel(await readGgufContents(modelPath)));
}

/**
 * Reads the whole file once. Rejects with `adapter-missing`, `adapter-invalid`, `adapter-unsupported` or `adapter-misfit`; each
 * says what exactly is wrong.
 */
export async function checkGgufAdapter(path: string, base: BaseModel): Promise<CheckedAdapter> {
  const contents = await readGgufContents(path).catch((error: unknown) => {
    throw asAdapterError(error);
  });
  const { header, metadata, tensors } = contents;
  if (header.type !== 'adapter') throw invalidAdapter('it is a model of its own, not an adapter');
  const kind = metadata.get('adapter.type');
  if (kind !== 'lora') throw unsupportedAdapter(`it is ${shownName(String(kind ?? 'of no kind'))}, not LoRA`);
  if (metadata.get('adapter.alora.invocation_tokens') !== undefined) {
    throw unsupportedAdapter('it switches itself on after certain words (aLoRA)');
  }
  if (header.architecture !== base.architecture) {
    throw adapterMisfit(`it was made for ${header.architecture} models, this one is ${base.architecture}`);
  }
  assertSameHeads(contents, base);
  const alpha = metadata.get('adapter.lora.alpha');
  if (typeof alpha !== 'number' || !Number.isFinite(alpha)) throw invalidAdapter('it names no alpha to scale by');
  const rank = assertPairsFit(tensors, base);
  await assertFinite(path, contents);
  return { architecture: header.architecture, layers: tensors.length / 2, rank, bytes: header.bytes };
}

/** Ours carry the head counts they were converted for: a model with others keeps its rows in another order. */
function assertSameHeads({ metadata, header }: GgufContents, base: BaseModel): void {
  for (const [key, heads] of [
    ['head_count', base.queryHeads],
    ['head_count_kv', base.keyHeads],
  ] as const) {
    const made = metadata.get(`${header.architecture}.attention.${key}`);
    if (typeof made === 'number' && made !== heads) {
      throw adapterMisfit(`it was made for a model with ${made} attention heads, this one has ${heads ?? 'none'}`);
    }
  }
}

/** The largest rank. */
function assertPairsFit(tensors: readonly GgufTensor[], base: BaseModel): number {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  let largest = 0;
  for (const a of tensors) {
    if (a.name.endsWith('.lora_b') && byName.has(a.name.replace(/b$/, 'a'))) continue;
    if (!a.name.endsWith('.lora_a')) throw invalidAdapter(`${shownName(a.name)} is no half of a LoRA pair`);
    const layer = a.name.slice(0, -'.lora_a'.length);
    const b = byName.get(`${layer}.lora_b`);
    if (!b) throw invalidAdapter(`of ${shownName(layer)} only one of two matrices is there`);
    for (const { dimensions, type, name } of [a, b]) {
      if (dimensions.length > 2 && dimensions.slice(2).some((length) => length > 1)) {
        throw unsupportedAdapter(`${shownName(name)} changes a mixture of experts`);
      }
      const format = ggmlTypes.get(type)?.name ?? 'unknown';
      if (!isFloatFormat(format)) throw unsupportedAdapter(`${shownName(name)} is stored as ${format}`);
    }
    const [a0 = 0, a1 = 1] = a.dimensions;
    const [rank = 0, outputs = 1] = b.dimensions;
    const [inputs, other] = layer === vocabulary ? [a1, a0] : [a0, a1];
    if (rank !== other) throw invalidAdapter(`the matrices of ${shownName(layer)} have ranks ${other} and ${rank}`);
    if (rank > adapterLimits.maxRank)
      throw unsupportedAdapter(`its rank is ${rank}, more than ${adapterLimits.maxRank}`);
    base.assertFits(layer, { inputs, outputs });
    largest = Math.max(largest, rank);
  }
  return largest;
}

/** One value that is no number turns every answer into noise. */
async function assertFinite(path: string, { tensors, dataStart }: GgufContents): Promise<void> {
  const file = await open(path, 'r');
  try {
    for (const { name, dimensions, type, start } of tensors) {
      const values = dimensions.reduce((product, length) => product * length, 1);
      const tensor = { name, dtype: ggmlTypes.get(type)?.name ?? '', start: dataStart + start };
      for (let from = 0; from < values; from += adapterLimits.blockValues) {
        await readFloats(file, tensor, from, Math.min(adapterLimits.blockValues, values - from));
      }
    }
  } finally {
    await file.close();
  }
}

/** The header reader speaks of models. */
function asAdapterError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.code === 'model-missing') return new AppError('adapter-missing', error.message, error.data);
  if (error.code === 'model-invalid') return invalidAdapter(String(error.data.detail));
  return error.code === 'model-unsupported' ? unsupportedAdapter(String(error.data.detail)) : error;
}
