/** Adapters as PEFT and `mlx_lm` write them, with random weights, and the same change merged into a model's own weights. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { safetensorsFile } from './safetensors-file.ts';
import { seededRandom } from './seeded-random.ts';
import type { Weights } from './small-llama.ts';

/** `a` is rank × in, `b` is out × rank; what is added to the weight is scale · b · a. */
export type LowRank = {
  readonly module: string;
  readonly rank: number;
  readonly a: Float32Array;
  readonly b: Float32Array;
};

export function randomLowRank(weights: Weights, modules: readonly string[], rank: number, seed: number): LowRank[] {
  const random = seededRandom(seed);
  const values = (length: number, size: number) => Float32Array.from({ length }, () => (random() - 0.5) * size);
  return modules.map((module) => {
    const [outputs = 0, inputs = 0] = weights.get(`${module}.weight`)?.shape ?? [];
    return { module, rank, a: values(rank * inputs, 0.3), b: values(outputs * rank, 0.3) };
  });
}

/** The weights with the change in them. */
export function merged(weights: Weights, changes: readonly LowRank[], scaleOf: (change: LowRank) => number): Weights {
  const result: Weights = new Map(weights);
  for (const change of changes) {
    const { module, rank, a, b } = change;
    const { shape, values } = result.get(`${module}.weight`) as { shape: readonly number[]; values: Float32Array };
    const [rows = 0, columns = 0] = shape;
    const sum = Float32Array.from(values, (value, index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      let product = 0;
      for (let step = 0; step < rank; step++) {
        product += (b[row * rank + step] as number) * (a[step * columns + column] as number);
      }
      return value + scaleOf(change) * product;
    });
    result.set(`${module}.weight`, { shape: [rows, columns], values: sum });
  }
  return result;
}

export function writePeft(folder: string, changes: readonly LowRank[], settings: Record<string, unknown> = {}): string {
  const tensors = changes.flatMap(({ module, rank, a, b }) => [
    [`base_model.model.${module}.lora_A.weight`, { shape: [rank, a.length / rank], values: a }] as const,
    [`base_model.model.${module}.lora_B.weight`, { shape: [b.length / rank, rank], values: b }] as const,
  ]);
  const { rank } = changes[0] as LowRank;
  const config = {
    peft_type: 'LORA',
    base_model_name_or_path: 'tests/small-llama',
    r: rank,
    lora_alpha: 2 * rank,
    bias: 'none',
    modules_to_save: null,
    use_dora: false,
    ...settings,
  };
  return writeAdapterFiles(folder, 'adapter_model.safetensors', Object.fromEntries(tensors), config);
}

export function writeMlx(
  folder: string,
  changes: readonly LowRank[],
  scale: number,
  settings: Record<string, unknown> = {},
): string {
  const tensors = changes.flatMap(({ module, rank, a, b }) => [
    [`${module}.lora_a`, { shape: [a.length / rank, rank], values: turned(a, rank) }] as const,
    [`${module}.lora_b`, { shape: [rank, b.length / rank], values: turned(b, b.length / rank) }] as const,
  ]);
  const config = {
    fine_tune_type: 'lora',
    model: 'tests/small-llama',
    num_layers: 2,
    lora_parameters: { rank: (changes[0] as LowRank).rank, scale, dropout: 0 },
    ...settings,
  };
  return writeAdapterFiles(folder, 'adapters.safetensors', Object.fromEntries(tensors), config);
}

export function writeAdapterFiles(
  folder: string,
  name: string,
  tensors: Parameters<typeof safetensorsFile>[0],
  config: unknown,
): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), safetensorsFile(tensors));
  writeFileSync(path.join(folder, 'adapter_config.json'), JSON.stringify(config));
  return folder;
}

/** `rows` × columns, turned over. */
export function turned(values: Float32Array, rows: number): Float32Array {
  const columns = values.length / rows;
  return Float32Array.from(values, (_, index) => values[(index % rows) * columns + Math.floor(index / rows)] as number);
}
