/** A thousand damaged model and adapter files through the real model host: our check refuses them or llama.cpp survives them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareAdapter } from '../../src/main/engine/models/adapters/prepare-adapter.ts';
import { readGgufContents } from '../../src/main/engine/models/gguf-header.ts';
import { writeLlamaGguf } from '../helpers/llama-to-gguf.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { smallLlama } from '../helpers/small-llama.ts';
import { randomLowRank, writePeft } from '../helpers/trained-adapter.ts';

const { models, process: host } = startModelHostProcess();
const weights = smallLlama();
let folder = '';
let base = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-fuzz-'));
  base = await writeLlamaGguf(weights, path.join(folder, 'base.gguf'));
});
afterAll(async () => {
  await models.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Values that have broken parsers, as 8 bytes. */
const nasty = [0n, 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 1n];

/** One to four changes before `end`: single bytes, small steps, whole numbers. */
function mutated(whole: Buffer, end: number, random: () => number): Buffer {
  const bytes = Buffer.from(whole);
  for (let change = 0; change <= random() * 3; change++) {
    const at = Math.floor(random() * (end - 8));
    const kind = random();
    if (kind < 0.4) bytes[at] = Math.floor(random() * 256);
    else if (kind < 0.7) bytes[at] = ((bytes[at] as number) + (random() < 0.5 ? 1 : 255)) % 256;
    else bytes.writeBigUInt64LE(nasty[Math.floor(random() * nasty.length)] as bigint, at);
  }
  return bytes;
}

/** Loads `file` `rounds` times, damaged anew each time, and counts how it ended. */
async function fuzz(file: string, rounds: number, seed: number, attempt: (damaged: string) => Promise<unknown>) {
  const random = seededRandom(seed);
  const whole = readFileSync(file);
  const { dataStart } = await readGgufContents(file);
  const damaged = path.join(folder, 'damaged.gguf');
  const outcomes = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    writeFileSync(damaged, mutated(whole, dataStart, random));
    const crashes = host.crashes;
    const outcome = await attempt(damaged).then(
      () => 'loaded',
      (error: { code?: string }) => error.code ?? String(error),
    );
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (host.crashes > crashes) {
      outcomes.set('crashed', (outcomes.get('crashed') ?? 0) + 1);
      host.reset();
    }
    await models.unload();
  }
  return outcomes;
}

it('survives 1,000 damaged headers of a model', { timeout: 900_000 }, async () => {
  const outcomes = await fuzz(base, 1000, 41, (file) =>
    models.chat({ id: file, name: 'damaged', role: 'chat', path: file }).info(),
  );
  console.log(JSON.stringify(Object.fromEntries(outcomes)));
  expect(outcomes.get('model-invalid')).toBeGreaterThan(100);
  expect(outcomes.get('crashed')).toBeUndefined();
  expect((await models.chat({ id: 'base', name: 'base', role: 'chat', path: base }).info()).contextTokens).toBe(8192);
});

it('survives 1,000 damaged headers of an adapter', { timeout: 900_000 }, async () => {
  const modules = [0, 1].flatMap((layer) =>
    ['self_attn.q_proj', 'mlp.up_proj'].map((part) => `model.layers.${layer}.${part}`),
  );
  const source = writePeft(path.join(folder, 'adapter'), randomLowRank(weights, modules, 4, 1));
  const { path: adapter } = await prepareAdapter(source, base, path.join(folder, 'adapter.gguf'));
  const outcomes = await fuzz(adapter, 1000, 42, (file) =>
    models
      .chat({ id: 'base', name: 'base', role: 'chat', path: base })
      .nextTokens('a', 5, [{ path: file, strength: 1 }]),
  );
  console.log(JSON.stringify(Object.fromEntries(outcomes)));
  expect(outcomes.get('adapter-invalid')).toBeGreaterThan(100);
  expect(outcomes.get('crashed')).toBeUndefined();
});
