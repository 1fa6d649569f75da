/** The memory plan of the usual Macs as a Markdown table: what the README shows, and a test holds it to. */

import type { CatalogEntry } from '../src/main/engine/models/catalog/catalog-schema.ts';
import { catalogBytes } from '../src/main/engine/models/catalog/load-catalog.ts';
import { fitModel, memoryPlan } from '../src/main/engine/plan/memory-plan.ts';
import type { ModelFacts } from '../src/main/engine/plan/model-memory.ts';
import type { MachineState } from '../src/main/engine/ports.ts';
import type { MemoryPlan } from '../src/preload/contract/shapes.ts';

const gibibyte = 1024 ** 3;
const mebibyte = 1024 ** 2;

/** Unified memory in GB, cores and how many of them save power: the smallest Apple Silicon Mac sold with that memory. */
const macs: readonly (readonly [memory: number, cores: number, efficiencyCores: number])[] = [
  [8, 8, 4],
  [16, 8, 4],
  [24, 8, 4],
  [32, 10, 4],
  [64, 14, 4],
  [128, 16, 4],
];

/** The embedder that ships with the app; its size and shape are read by `test/model/memory-plan.test.ts`. */
const bundledEmbedder: ModelFacts = {
  format: 'onnx',
  weightBytes: 22_972_370,
  contextTokens: 256,
  network: { width: 384, vocabulary: 30_522, keptPerToken: 0, keptInWindow: 0, windowTokens: 0 },
};

const small = { vectors: 100_000, dimensions: 384 };
const large = { vectors: 1_000_000, dimensions: 384 };

export function memoryTable(catalog: readonly CatalogEntry[]): string {
  const head = [
    '| Memory | Metal uses at most | left to macOS | for a chat model | while reading rests | largest of the catalogue that fits | readers, picture workers | texts per request | page cache | vectors at 100,000 / 1 M passages |',
    '|---|---|---|---|---|---|---|---|---|---|',
  ];
  return [...head, ...macs.map((mac) => row(catalog, ...mac))].join('\n');
}

function row(catalog: readonly CatalogEntry[], gigabytes: number, cores: number, efficiencyCores: number): string {
  const machine: MachineState = {
    memoryBytes: gigabytes * gibibyte,
    freeMemoryBytes: gigabytes * gibibyte,
    cores,
    efficiencyCores,
    onBattery: false,
    lowPower: false,
    thermal: null,
    asleep: false,
  };
  const plan = memoryPlan(machine, small, bundledEmbedder);
  const cells = [
    `${gigabytes} GB`,
    size(plan.graphicsBytes),
    size(plan.systemBytes),
    plan.takesTurns ? 'takes turns' : size(plan.roomBytes),
    size(plan.roomAloneBytes),
    largestThatFits(catalog, plan),
    `${plan.readers}, ${plan.pictureWorkers}`,
    String(plan.embedBatch),
    `${Math.round(plan.pageCacheKibibytes / 1024)} MB`,
    `${plan.vectorPrecision} / ${memoryPlan(machine, large, bundledEmbedder).vectorPrecision}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function largestThatFits(catalog: readonly CatalogEntry[], plan: MemoryPlan): string {
  const fitting = catalog.flatMap((entry) => {
    const weightBytes = catalogBytes(entry);
    if (entry.role !== 'chat' || weightBytes === null) return [];
    const fit = fitModel(plan, {
      format: 'gguf',
      weightBytes,
      contextTokens: entry.contextTokens,
      network: entry.network,
    });
    return fit.verdict === 'fits' ? [{ title: entry.title, weightBytes, fit }] : [];
  });
  const [largest] = fitting.toSorted((a, b) => b.weightBytes - a.weightBytes);
  if (!largest) return 'none';
  const { contextTokens, cachePrecision } = largest.fit;
  return `${largest.title}, ${contextTokens} tokens at ${cachePrecision === 'f16' ? 16 : 8} bits`;
}

function size(bytes: number): string {
  return bytes < gibibyte ? `${Math.round(bytes / mebibyte)} MB` : `${(bytes / gibibyte).toFixed(1)} GB`;
}
