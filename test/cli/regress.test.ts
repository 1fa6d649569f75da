/** `docent regress` and `docent compare` as a person runs them, on models made here. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../src/main/commands/exit-codes.ts';
import type { CompareRecord, RegressReport } from '../../src/preload/contract/measure-shapes.ts';
import { jsonOf, runCli } from '../helpers/docent-cli.ts';
import { writeLlamaGguf } from '../helpers/llama-to-gguf.ts';
import { plantedSpeech } from '../helpers/planted-speech.ts';
import { smallLlama, type Weights } from '../helpers/small-llama.ts';
import { writeMlx } from '../helpers/trained-adapter.ts';

const root = path.join(tmpdir(), `docent-cli-regress-${process.pid}`);
const library = ['--data-dir', path.join(root, 'library')];
const questions = path.join(root, 'questions.jsonl');
const texts = [
  'Where do herons nest?',
  'Who built the weir?',
  'a',
  'The alder by the',
  '1872 and',
  'What rose in March?',
];
const at = (name: string) => path.join(root, name);

beforeAll(async () => {
  mkdirSync(at('documents'), { recursive: true });
  writeFileSync(at('documents/herons.txt'), 'Herons nest by the weir. The weir was built in 1872.');
  writeFileSync(questions, texts.map((text) => JSON.stringify({ text, answer: 'by the weir' })).join('\n'));
  const weights = decided(smallLlama());
  for (const format of ['F32', 'F16', 'Q8_0'] as const) await writeLlamaGguf(weights, at(`${format}.gguf`), format);
  await writeLlamaGguf(broken(weights), at('broken.gguf'), 'Q8_0');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Weights of a model that is sure of what it says, as trained ones are. */
function decided(weights: Weights): Weights {
  const head = weights.get('lm_head.weight') as { shape: readonly number[]; values: Float32Array };
  return weights.set('lm_head.weight', { ...head, values: head.values.map((value) => value * 8) });
}
/** A quantiser with a fault: in one layer every fourth block of 32 got the wrong sign. */
function broken(weights: Weights): Weights {
  const name = 'model.layers.1.mlp.down_proj.weight';
  const layer = weights.get(name) as { shape: readonly number[]; values: Float32Array };
  const values = layer.values.map((value, index) => (Math.floor(index / 32) % 4 === 0 ? -value : value));
  return new Map(weights).set(name, { ...layer, values });
}

test('three formats of one model agree, a broken quantisation is named, and a second run says what changed', async () => {
  const files = ['F32', 'F16', 'Q8_0', 'broken'].map((name) => at(`${name}.gguf`));
  const run = () => runCli('regress', ...files, '--questions', questions, '--json', ...library);
  const first = await run();
  expect(first.code).toBe(exitCodes.model);
  expect(first.err).toContain('Not the same as F32: broken.');
  const report = JSON.parse(first.out) as RegressReport;
  console.log(report.rows.map(({ model, quantisation, figures }) => `${model} ${quantisation} ${figures?.divergence}`));
  expect(report.rows.map(({ model, quantisation, verdict }) => [model, quantisation, verdict])).toEqual([
    ['F32', 'F32', 'reference'],
    ['F16', 'F16', 'agrees'],
    ['Q8_0', 'Q8_0', 'agrees'],
    ['broken', 'Q8_0', 'differs'],
  ]);
  expect(report.rows.map(({ previous }) => previous)).toEqual([null, null, null, null]);

  // The broken file is replaced by a good one, a good one by a broken one.
  const weights = decided(smallLlama());
  rmSync(at('broken.gguf'));
  rmSync(at('Q8_0.gguf'));
  await writeLlamaGguf(weights, at('broken.gguf'), 'Q8_0');
  await writeLlamaGguf(broken(weights), at('Q8_0.gguf'), 'Q8_0');
  const { rows } = JSON.parse((await run()).out) as RegressReport;
  expect(rows.map(({ verdict }) => verdict)).toEqual(['reference', 'agrees', 'differs', 'agrees']);
  const divergences = rows.map(({ previous }) => previous?.changes.find(({ figure }) => figure === 'divergence'));
  expect(divergences[1]).toBeUndefined();
  expect(divergences[2]?.now).toBeGreaterThan(divergences[2]?.before as number);
  expect(divergences[3]?.now).toBeLessThan(divergences[3]?.before as number);
  const text = await runCli('regress', ...files.slice(0, 2), '--questions', questions, ...library);
  expect(text.code).toBe(exitCodes.ok);
  expect(text.out).toMatch(/^REFERENCE F32 \(F32\): 0\.0000 nats/m);
  expect(text.out).toMatch(/^AGREES {4}F16 \(F16\)/m);
});

test('a file that does not even load is named with the rest', async () => {
  const weights = smallLlama();
  const head = weights.get('lm_head.weight') as { shape: readonly number[]; values: Float32Array };
  weights.set('lm_head.weight', { ...head, values: head.values.map(() => Number.NaN) });
  const file = await writeLlamaGguf(weights, at('no-numbers.gguf'));
  const result = await runCli('regress', at('F32.gguf'), file, '--questions', questions, '--json', ...library);
  expect(result.code).toBe(exitCodes.model);
  expect((JSON.parse(result.out) as RegressReport).rows[1]).toMatchObject({
    verdict: 'failed',
    reason: { code: 'model-failed' },
  });
});

test('answers with and without an adapter stand side by side with their scores', async () => {
  await jsonOf('add', at('documents'), '--wait', ...library);
  const { weights, adapter } = plantedSpeech();
  const model = await writeLlamaGguf(weights, at('writer.gguf'));
  const source = writeMlx(at('herons'), [adapter], 1);
  await jsonOf('adapter', 'add', source, '--model', model, ...library);
  const compare = ['compare', '--questions', questions, '--adapter', 'herons', '--model', model];
  const first = await jsonOf<CompareRecord>(...compare, ...library);
  expect(first).toMatchObject({ model: 'writer', quantisation: 'F32', adapters: [{ name: 'herons', strength: 1 }] });
  expect(first.rows).toHaveLength(texts.length);
  expect(first.rows[0]?.with.text).toContain('Herons nest by the weir.');
  expect(first.rows[0]?.with).toMatchObject({ exact: true, support: 1 });
  expect(first.with.exact).toBeGreaterThan(first.without.exact as number);
  expect(first.with.support).toBeGreaterThan(first.without.support);
  expect(first.previous).toBeNull();
  const again = await jsonOf<CompareRecord>(...compare, ...library);
  expect(again.previous).toMatchObject({ madeAt: first.madeAt, with: { exact: first.with.exact } });
});

test('a question set that is none is refused with its line', async () => {
  writeFileSync(at('wrong.jsonl'), '{"text":"fine"}\n{"answer":"no text"}\n');
  const result = await runCli('regress', at('F32.gguf'), '--questions', at('wrong.jsonl'), ...library);
  expect([result.code, result.err.includes('wrong.jsonl:2')]).toEqual([exitCodes.usage, true]);
  expect((await runCli('regress', at('F32.gguf'), ...library)).code).toBe(exitCodes.usage);
  expect((await runCli('compare', '--questions', questions, ...library)).code).toBe(exitCodes.usage);
});
