/** What the memory plan says a model takes, held against the resident memory of a model host that has worked with it. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkModel } from '../../src/main/engine/models/check-model.ts';
import { chatMemory, encoderMemory, type ModelFacts } from '../../src/main/engine/plan/model-memory.ts';
import type { ModelFile } from '../../src/main/engine/ports.ts';
import { bundledEmbedder, startModelHostProcess } from '../helpers/model-host-process.ts';
import { tinyLlama } from '../helpers/tiny-llama.ts';

/** Share by which a prediction may be wrong. */
const tolerance = 0.15;

/** Bytes of a process in memory, on Linux and macOS alike. */
function residentBytes(pid: number | null): number {
  return 1024 * Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
}

async function factsOf(model: Pick<ModelFile, 'path' | 'role'>): Promise<ModelFacts> {
  const { bytes, contextTokens, network, onnx } = await checkModel(model);
  return { format: onnx ? 'onnx' : 'gguf', weightBytes: bytes, contextTokens, network };
}

function expectClose(name: string, predicted: number, measured: number): void {
  const ratio = predicted / measured;
  console.info(
    `${name}: ${(predicted / 1e6).toFixed(0)} MB predicted, ${(measured / 1e6).toFixed(0)} MB measured (ratio ${ratio.toFixed(3)})`,
  );
  expect(ratio).toBeGreaterThan(1 - tolerance);
  expect(ratio).toBeLessThan(1 + tolerance);
}

describe('predicted memory', () => {
  it.each([
    ['its whole context at 16 bits', {}, 2048, 'f16'],
    ['a planned context at 8 bits', { contextTokens: 1024, cachePrecision: 'q8_0' }, 1024, 'q8_0'],
  ] as const)('of a chat model with %s, from its header alone', async (_name, planned, contextTokens, precision) => {
    const { models, process: host } = startModelHostProcess();
    try {
      const facts = await factsOf(tinyLlama());
      // 22 layers with 4 heads of 64 numbers, for keys and for values.
      expect(facts.network).toEqual({
        width: 2048,
        vocabulary: 32_000,
        keptPerToken: 22 * 4 * 128,
        keptInWindow: 0,
        windowTokens: 0,
      });
      const chat = models.chat({ ...tinyLlama(), ...planned });
      expect((await chat.info()).contextTokens).toBe(contextTokens);
      const { generatedTokens } = await chat.generate(
        [{ role: 'user', text: 'word '.repeat(900) }],
        { maxTokens: 8, temperature: 0 },
        () => undefined,
        new AbortController().signal,
      );
      expect(generatedTokens).toBeGreaterThan(0);
      expectClose('chat', chatMemory(facts, contextTokens, precision).total, residentBytes(host.pid));
    } finally {
      await models.close();
    }
  });

  it('of an embedder, from its folder alone', async () => {
    const { models, process: host } = startModelHostProcess();
    try {
      const facts = await factsOf({ path: bundledEmbedder, role: 'embedding' });
      const { windowTokens } = await models.embedder.info();
      const batch = 16;
      const texts = Array.from({ length: batch }, (_, index) => `${index} words of one text `.repeat(80));
      await models.embedder.embed(texts, 'passage');
      expectClose('embedder', encoderMemory(facts, batch, windowTokens).total, residentBytes(host.pid));
    } finally {
      await models.close();
    }
  });
});
