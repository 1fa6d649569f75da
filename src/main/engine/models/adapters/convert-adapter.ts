/**
 * PEFT and MLX adapters as llama.cpp reads them: one GGUF with two F32 matrices per changed layer. Read and written in blocks, so a
 * large adapter takes no more memory than a small one.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { createGgufWriter, type GgufEntry, type GgufWriter, type NewTensor } from '../gguf-writer.ts';
import { readFloats } from '../safetensors/read-floats.ts';
import { readSafetensorsHeader } from '../safetensors/safetensors-header.ts';
import { invalidAdapter } from './adapter-errors.ts';
import type { BaseModel } from './adapter-fit.ts';
import { assertKnownFamily, type LayerPlace, layerPlace } from './adapter-layers.ts';
import { type AdapterPair, adapterPairs, type Matrix } from './adapter-pairs.ts';
import type { AdapterRecipe } from './adapter-recipe.ts';
import { adapterLimits } from './limits.ts';
import { permutedRow } from './permuted-row.ts';

type Layer = { readonly pair: AdapterPair; readonly place: LayerPlace; readonly scale: number };
type Target = {
  readonly name: string;
  readonly rankFirst: boolean;
  /** Where a row goes; null: rows keep their order. */
  readonly rowAt: ((row: number) => number) | null;
  readonly factor: number;
};

const f32 = 0;
const floatBytes = 4;

/**
 * Writes the adapter in `weights` to `target`, which must not exist. Rejects with `adapter-invalid`, `adapter-unsupported` or
 * `adapter-misfit` before a byte is written, or with `adapter-invalid` for values that are no numbers.
 */
export async function convertAdapter(
  weights: string,
  recipe: AdapterRecipe,
  base: BaseModel,
  target: string,
): Promise<void> {
  assertKnownFamily(base.architecture);
  const { tensors } = await readSafetensorsHeader(weights);
  const layers = adapterPairs(tensors, recipe).map((pair): Layer => {
    const place = layerPlace(pair.module, base.architecture);
    base.assertFits(place.tensor, { inputs: inputsOf(pair), outputs: outputsOf(pair) });
    return { pair, place, scale: recipe.scaleOf(pair.module, pair.rank) };
  });
  const names = new Set(layers.map(({ place }) => place.tensor));
  if (names.size < layers.length) throw invalidAdapter('two of its layers are the same layer of the model');
  const [first] = layers;
  if (!first) throw invalidAdapter('it changes nothing');
  // One alpha for the whole file: llama.cpp scales each pair by alpha / rank. What a pair asks for beyond that goes into its matrix.
  const alpha = first.scale * first.pair.rank;
  const writer = await createGgufWriter(target, entriesOf(recipe, base, alpha), layers.flatMap(tensorsOf));
  const file = await open(weights, 'r');
  try {
    for (const { pair, place, scale } of layers) {
      const rows = pair.b.rankFirst ? pair.b.columns : pair.b.rows;
      const heads = place.heads === 'query' ? base.queryHeads : base.keyHeads;
      const rowAt = place.heads ? headRows(rows, heads) : null;
      const isSame = Math.abs((scale * pair.rank) / alpha - 1) < 1e-6;
      const factor = isSame ? 1 : (scale * pair.rank) / alpha;
      const a = { name: `${place.tensor}.lora_a`, rankFirst: !pair.isEmbedding, rowAt: null, factor: 1 };
      await copyMatrix(file, pair.a, writer, a);
      await copyMatrix(file, pair.b, writer, { name: `${place.tensor}.lora_b`, rankFirst: false, rowAt, factor });
    }
  } finally {
    await file.close();
    await writer.close();
  }
}

function entriesOf(recipe: AdapterRecipe, base: BaseModel, alpha: number): readonly GgufEntry[] {
  const { architecture, queryHeads, keyHeads } = base;
  return [
    { key: 'general.type', type: 'string', value: 'adapter' },
    { key: 'general.architecture', type: 'string', value: architecture },
    { key: 'adapter.type', type: 'string', value: 'lora' },
    { key: 'adapter.lora.alpha', type: 'f32', value: alpha },
    ...(recipe.baseName
      ? ([{ key: 'general.base_model.0.name', type: 'string', value: recipe.baseName }] as const)
      : []),
    ...(queryHeads ? ([{ key: `${architecture}.attention.head_count`, type: 'u32', value: queryHeads }] as const) : []),
    ...(keyHeads ? ([{ key: `${architecture}.attention.head_count_kv`, type: 'u32', value: keyHeads }] as const) : []),
  ];
}

function tensorsOf({ pair, place }: Layer): readonly NewTensor[] {
  const [inputs, outputs, { rank }] = [inputsOf(pair), outputsOf(pair), pair];
  return [
    { name: `${place.tensor}.lora_a`, dimensions: pair.isEmbedding ? [rank, inputs] : [inputs, rank], type: f32 },
    { name: `${place.tensor}.lora_b`, dimensions: [rank, outputs], type: f32 },
  ];
}

const inputsOf = ({ a }: AdapterPair): number => (a.rankFirst ? a.columns : a.rows);
const outputsOf = ({ b }: AdapterPair): number => (b.rankFirst ? b.columns : b.rows);

function headRows(rows: number, heads: number | null): (row: number) => number {
  if (heads === null || rows % (heads * 2) !== 0) {
    throw invalidAdapter(`its ${rows} rows of attention cannot be shared among ${heads ?? 'no'} heads`);
  }
  return (row) => permutedRow(row, rows, heads);
}

/** Block by block; turned over when the target lies the other way round. */
async function copyMatrix(file: FileHandle, matrix: Matrix, writer: GgufWriter, target: Target): Promise<void> {
  const { rows, columns, tensor } = matrix;
  const turned = matrix.rankFirst !== target.rankFirst;
  const rowsPerBlock = Math.max(1, Math.floor(adapterLimits.blockValues / columns));
  for (let from = 0; from < rows; from += rowsPerBlock) {
    const count = Math.min(rowsPerBlock, rows - from);
    const values = await readFloats(file, tensor, from * columns, count * columns);
    if (target.factor !== 1)
      for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) * target.factor;
    if (turned) await writeTurned(values, { from, count, rows, columns }, writer, target);
    else await writeRows(values, { from, count, columns }, writer, target);
  }
}

async function writeRows(
  values: Float32Array,
  { from, count, columns }: { readonly from: number; readonly count: number; readonly columns: number },
  writer: GgufWriter,
  target: Target,
): Promise<void> {
  const { rowAt } = target;
  if (!rowAt) return writer.write(target.name, from * columns * floatBytes, bytesOf(values));
  for (let row = 0; row < count; row++) {
    const bytes = bytesOf(values.subarray(row * columns, (row + 1) * columns));
    await writer.write(target.name, rowAt(from + row) * columns * floatBytes, bytes);
  }
}

/** Each column of the source is a row of the target; a block gives a stretch of every one of them. */
async function writeTurned(
  values: Float32Array,
  block: { readonly from: number; readonly count: number; readonly rows: number; readonly columns: number },
  writer: GgufWriter,
  target: Target,
): Promise<void> {
  const { from, count, rows, columns } = block;
  for (let column = 0; column < columns; column++) {
    const stretch = new Float32Array(count);
    for (let row = 0; row < count; row++) stretch[row] = values[row * columns + column] as number;
    await writer.write(target.name, ((target.rowAt?.(column) ?? column) * rows + from) * floatBytes, bytesOf(stretch));
  }
}

const bytesOf = (values: Float32Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
