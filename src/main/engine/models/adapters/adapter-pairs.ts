/** The two matrices of every changed layer, found by the names a training tool gives them. */
import { isFloatFormat } from '../safetensors/read-floats.ts';
import { type SafetensorsTensor, shownName } from '../safetensors/safetensors-header.ts';
import { invalidAdapter, unsupportedAdapter } from './adapter-errors.ts';
import type { AdapterRecipe } from './adapter-recipe.ts';
import { adapterLimits } from './limits.ts';

export type AdapterPair = {
  readonly module: string;
  readonly isEmbedding: boolean;
  readonly rank: number;
  /** The matrix that is applied first; `rankFirst`: its rows are the ranks, else its columns are. */
  readonly a: Matrix;
  readonly b: Matrix;
};
export type Matrix = {
  readonly tensor: SafetensorsTensor;
  readonly rows: number;
  readonly columns: number;
  readonly rankFirst: boolean;
};

type Half = { readonly module: string; readonly half: 'a' | 'b'; readonly isEmbedding: boolean };

const peftLinear = /^(?:base_model\.model\.)?(.+)\.lora_(A|B)(?:\.[\w-]+)?\.weight$/;
const peftEmbedding = /^(?:base_model\.model\.)?(.+)\.lora_embedding_(A|B)(?:\.[\w-]+)?$/;
const mlxLinear = /^(.+)\.lora_(a|b)$/;

/** Throws `adapter-invalid` or `adapter-unsupported`, naming the tensor. */
export function adapterPairs(tensors: readonly SafetensorsTensor[], recipe: AdapterRecipe): readonly AdapterPair[] {
  const halves = new Map<string, Partial<Record<'a' | 'b', SafetensorsTensor>> & { isEmbedding: boolean }>();
  for (const tensor of tensors) {
    const { module, half, isEmbedding } = halfOf(tensor.name, recipe.format);
    if (!isFloatFormat(tensor.dtype)) {
      throw unsupportedAdapter(`${shownName(tensor.name)} is stored as ${tensor.dtype}, not as F32, F16 or BF16`);
    }
    const both = halves.get(module) ?? { isEmbedding };
    if (both[half]) throw invalidAdapter(`${shownName(module)} is changed twice`);
    both[half] = tensor;
    halves.set(module, both);
  }
  return [...halves].map(([module, { a, b, isEmbedding }]) => {
    if (!a || !b) throw invalidAdapter(`of ${shownName(module)} only one of two matrices is there`);
    return pairOf(module, a, b, isEmbedding, recipe);
  });
}

function halfOf(name: string, format: AdapterRecipe['format']): Half {
  if (/lora_magnitude_vector/.test(name) || (format === 'mlx' && /\.m$/.test(name))) {
    throw unsupportedAdapter('it is DoRA, which also changes the length of weights');
  }
  const embedding = format === 'peft' ? peftEmbedding.exec(name) : null;
  const found = embedding ?? (format === 'peft' ? peftLinear : mlxLinear).exec(name);
  if (!found) throw unsupportedAdapter(`${shownName(name)} is a whole layer or no LoRA matrix`);
  const module = found[1] as string;
  const half = (found[2] as string).toLowerCase() as 'a' | 'b';
  return { module, half, isEmbedding: embedding !== null || (format === 'mlx' && /(^|\.)embed_tokens$/.test(module)) };
}

/** PEFT keeps lora_A as rank × in and lora_B as out × rank; MLX keeps lora_a as in × rank and lora_b as rank × out. */
function pairOf(
  module: string,
  a: SafetensorsTensor,
  b: SafetensorsTensor,
  isEmbedding: boolean,
  recipe: AdapterRecipe,
): AdapterPair {
  const peft = recipe.format === 'peft';
  const [first, second] = [matrixOf(a, peft), matrixOf(b, !peft)];
  const [rank, other] = [rankOf(first), rankOf(second)];
  if (rank !== other) throw invalidAdapter(`the matrices of ${shownName(module)} have ranks ${rank} and ${other}`);
  const promised = recipe.rankOf(module);
  if (promised !== null && promised !== rank) {
    throw invalidAdapter(`${shownName(module)} has rank ${rank}, its settings say ${promised}`);
  }
  if (rank > adapterLimits.maxRank) throw unsupportedAdapter(`its rank is ${rank}, more than ${adapterLimits.maxRank}`);
  return { module, isEmbedding, rank, a: first, b: second };
}

function matrixOf(tensor: SafetensorsTensor, rankFirst: boolean): Matrix {
  const [rows = 0, columns = 0] = tensor.shape;
  if (tensor.shape.length !== 2 || rows === 0 || columns === 0) {
    throw invalidAdapter(`${shownName(tensor.name)} is no matrix`);
  }
  return { tensor, rows, columns, rankFirst };
}

const rankOf = ({ rows, columns, rankFirst }: Matrix): number => (rankFirst ? rows : columns);
