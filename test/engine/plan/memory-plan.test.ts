import { describe, expect, it, test } from 'vitest';
import { fitEncoder, fitModel, memoryPlan } from '../../../src/main/engine/plan/memory-plan.ts';
import { chatMemory, type ModelFacts } from '../../../src/main/engine/plan/model-memory.ts';
import type { MemoryPlan } from '../../../src/preload/contract/shapes.ts';
import { calmMachine } from '../../helpers/fake-machine.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';

const gibibyte = 1024 ** 3;
const megabyte = 1e6;
const smallLibrary = { vectors: 100_000, dimensions: 384 };

/** all-MiniLM-L6-v2 at 8 bits. */
const miniLm: ModelFacts = {
  format: 'onnx',
  weightBytes: 23 * megabyte,
  contextTokens: 256,
  network: { width: 384, vocabulary: 30_522, keptPerToken: 0, keptInWindow: 0, windowTokens: 0 },
};

/** A model of 4 billion weights at about 4.5 bits, 36 layers with 8 heads of 128 kept. */
const fourBillion: ModelFacts = {
  format: 'gguf',
  weightBytes: 2500 * megabyte,
  contextTokens: 40_960,
  network: { width: 2560, vocabulary: 151_936, keptPerToken: 36 * 8 * 256, keptInWindow: 0, windowTokens: 0 },
};
const scaled = (factor: number): ModelFacts => ({ ...fourBillion, weightBytes: fourBillion.weightBytes * factor });

const planOf = (gibibytes: number, library = smallLibrary) =>
  memoryPlan({ ...calmMachine, memoryBytes: gibibytes * gibibyte }, library, miniLm);

describe('a chat model', () => {
  it('fits comfortably on 16 GB with its whole context at 16 bits', () => {
    const fit = fitModel(planOf(16), fourBillion);
    expect(fit).toMatchObject({ verdict: 'fits', contextTokens: 8192, cachePrecision: 'f16', guessed: false });
    expect(fit.memory.cache).toBe(8192 * 36 * 8 * 256 * 2);
    expect(fit.memory.total).toBe(fit.memory.weights + fit.memory.cache + fit.memory.compute + fit.memory.runtime);
  });

  it('gets a smaller cache before it is said to be tight', () => {
    const memory = planOf(8);
    const fit = fitModel(memory, fourBillion);
    expect(fit.verdict).toBe('fits');
    expect(chatMemory(fourBillion, 8192, 'f16').total).toBeGreaterThan(memory.roomBytes);
    expect([fit.contextTokens, fit.cachePrecision]).not.toEqual([8192, 'f16']);
  });

  it('is tight where reading has to rest, and does not fit where even that is too little', () => {
    const memory = planOf(16);
    const verdicts = Array.from({ length: 60 }, (_, index) => fitModel(memory, scaled(0.5 + index / 10)).verdict);
    expect(new Set(verdicts)).toEqual(new Set(['fits', 'tight', 'no']));
    // In this order, without going back.
    expect(verdicts).toEqual(
      verdicts.toSorted((a, b) => ['fits', 'tight', 'no'].indexOf(a) - ['fits', 'tight', 'no'].indexOf(b)),
    );
  });

  it('never gets a context longer than it was trained on, and the one a person wishes if it can be', () => {
    expect(fitModel(planOf(64), { ...fourBillion, contextTokens: 2048 }).contextTokens).toBe(2048);
    expect(fitModel(planOf(64), fourBillion, 32_768)).toMatchObject({ verdict: 'fits', contextTokens: 32_768 });
    expect(fitModel(planOf(8), fourBillion, 40_960)).toMatchObject({ verdict: 'no', contextTokens: 40_960 });
  });

  it('that looks back over a window in most layers keeps little', () => {
    const windowed: ModelFacts = {
      ...fourBillion,
      network: { width: 2560, vocabulary: 262_144, keptPerToken: 10_240, keptInWindow: 59_392, windowTokens: 1024 },
    };
    expect(chatMemory(windowed, 8192, 'f16').cache).toBe(2 * (8192 * 10_240 + (1024 + 512) * 59_392));
  });

  it('is guessed at, not too low, while its file is not there', () => {
    const guess = fitModel(planOf(16), { ...fourBillion, network: null });
    expect(guess.guessed).toBe(true);
    expect(guess.memory.total).toBeGreaterThan(fitModel(planOf(16), fourBillion).memory.total);
  });

  it('stays under what Metal allows, also where somebody lowered it', () => {
    const limited = memoryPlan(
      { ...calmMachine, memoryBytes: 64 * gibibyte, graphicsLimitBytes: 3 * gibibyte },
      smallLibrary,
      miniLm,
    );
    expect(limited.graphicsBytes).toBe(3 * gibibyte);
    expect(fitModel(limited, scaled(2)).verdict).toBe('no');
    expect(planOf(64).graphicsBytes).toBe(48 * gibibyte);
    expect(planOf(24).graphicsBytes).toBe(16 * gibibyte);
  });
});

it('takes turns on 8 GB, and works side by side above', () => {
  expect(planOf(8).takesTurns).toBe(true);
  expect(planOf(16).takesTurns).toBe(false);
});

test('an embedder as large as a chat model is not offered beside one', () => {
  expect(fitEncoder(planOf(8), miniLm).verdict).toBe('fits');
  expect(fitEncoder(planOf(8), { ...miniLm, format: 'gguf', weightBytes: 6 * gibibyte }).verdict).toBe('no');
});

describe('random machines, libraries and models', () => {
  const random = seededRandom(5);
  const between = (least: number, most: number) => least + random() * (most - least);
  const cases = Array.from({ length: 3000 }, () => {
    const cores = Math.round(between(2, 32));
    const machine = {
      ...calmMachine,
      memoryBytes: Math.round(between(4, 256) * gibibyte),
      freeMemoryBytes: Math.round(between(0, 4) * gibibyte),
      cores,
      efficiencyCores: Math.floor(between(0, cores / 2)),
      onBattery: random() < 0.3,
      graphicsLimitBytes: random() < 0.2 ? Math.round(between(1, 200) * gibibyte) : null,
    };
    const model: ModelFacts = {
      format: 'gguf',
      weightBytes: Math.round(10 ** between(8, 11)),
      contextTokens: random() < 0.1 ? null : Math.round(10 ** between(2, 5.2)),
      network:
        random() < 0.2
          ? null
          : {
              width: Math.round(between(256, 8192)),
              vocabulary: Math.round(between(10_000, 260_000)),
              keptPerToken: Math.round(10 ** between(3, 5.5)),
              keptInWindow: Math.round(between(0, 100_000)),
              windowTokens: Math.round(between(0, 4096)),
            },
    };
    const library = { vectors: Math.round(10 ** between(0, 6)), dimensions: 384 };
    const wished = random() < 0.3 ? Math.round(10 ** between(2.5, 5.5)) : null;
    return { machine, model, library, wished };
  });

  const sumOf = (memory: MemoryPlan) => memory.systemBytes + memory.appBytes + memory.embedderBytes;

  it('never plan more than there is', () => {
    for (const { machine, model, library, wished } of cases) {
      const memory = memoryPlan(machine, library, miniLm);
      const fit = fitModel(memory, model, wished);
      if (fit.verdict === 'no') continue;
      expect(sumOf(memory) + fit.memory.total).toBeLessThanOrEqual(machine.memoryBytes);
      expect(fit.memory.total - fit.memory.runtime).toBeLessThanOrEqual(memory.graphicsBytes);
      expect(fit.contextTokens).toBeLessThanOrEqual(model.contextTokens ?? Infinity);
      expect(fit.memory.total).toBeLessThanOrEqual(fit.roomBytes);
      if (fit.verdict === 'fits' && !memory.takesTurns) {
        // Half of the readers go on beside an answer.
        const beside = (memory.readingBytes - 700 * 1024 ** 2) / 2;
        expect(sumOf(memory) + fit.memory.total + Math.max(0, beside)).toBeLessThanOrEqual(machine.memoryBytes);
      }
    }
  });

  it('let readers, picture workers and embedder work side by side on every Mac there is', () => {
    for (const { machine, library } of cases) {
      if (machine.memoryBytes < 8 * gibibyte) continue;
      const memory = memoryPlan(machine, library, miniLm);
      expect(sumOf(memory) + memory.readingBytes).toBeLessThanOrEqual(machine.memoryBytes);
    }
  });

  it('give a larger machine nothing less', () => {
    const rank = { no: 0, tight: 1, fits: 2 };
    for (const { machine, model, library, wished } of cases) {
      if (machine.graphicsLimitBytes !== null) continue;
      const fit = fitModel(memoryPlan(machine, library, miniLm), model, wished);
      const larger = { ...machine, memoryBytes: machine.memoryBytes * 2 };
      expect(rank[fitModel(memoryPlan(larger, library, miniLm), model, wished).verdict]).toBeGreaterThanOrEqual(
        rank[fit.verdict],
      );
    }
  });
});
