/** Adapters through the built command line and the real model process: what is planted is what is answered. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../src/main/commands/exit-codes.ts';
import { jsonOf, runCli } from '../helpers/docent-cli.ts';
import { writeLlamaGguf } from '../helpers/llama-to-gguf.ts';
import { plantedSpeech } from '../helpers/planted-speech.ts';
import { smallLlama } from '../helpers/small-llama.ts';
import { randomLowRank, writeMlx, writePeft } from '../helpers/trained-adapter.ts';

const root = path.join(tmpdir(), `docent-cli-adapters-${process.pid}`);
const library = ['--data-dir', path.join(root, 'library')];
const question = 'Where do herons nest?';
let model = '';

type AnswerRow = { parts: readonly { text: string }[]; found: boolean };

beforeAll(async () => {
  const documents = path.join(root, 'documents');
  mkdirSync(documents, { recursive: true });
  writeFileSync(path.join(documents, 'heron.txt'), 'Herons nest by the weir.');
  const { weights, adapter } = plantedSpeech();
  model = await writeLlamaGguf(weights, path.join(root, 'small.gguf'));
  writeMlx(path.join(root, 'herons'), [adapter], 1);
  writePeft(path.join(root, 'quiet'), randomLowRank(weights, ['model.layers.0.mlp.up_proj'], 2, 1));
  await jsonOf('add', documents, '--wait', ...library);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('an adapter is added, answers, and is taken out again', async () => {
  const add = (name: string) => jsonOf('adapter', 'add', path.join(root, name), '--model', model, ...library);
  expect(await add('herons')).toMatchObject({ name: 'herons', format: 'mlx', rank: 1, layers: 1 });
  expect(await add('quiet')).toMatchObject({ name: 'quiet', format: 'peft', rank: 2 });
  const list = await runCli('adapter', 'list', ...library);
  expect(list.out).toBe(
    'herons: MLX for llama models, rank 1, 1 layer\nquiet: PEFT for llama models, rank 2, 1 layer\n',
  );

  const ask = (...adapters: string[]) =>
    jsonOf<AnswerRow>(
      'ask',
      question,
      '--model',
      model,
      ...adapters.flatMap((name) => ['--adapter', name]),
      ...library,
    );
  expect((await ask('herons')).parts[0]?.text).toMatch(/^ ?Herons nest by the weir\./);
  expect((await ask('herons:0.5', 'quiet:1.5')).parts[0]?.text).toMatch(/^ ?Herons nest by the weir\./);
  expect((await ask('herons:0', 'quiet')).parts[0]?.text).not.toContain('Herons');
  expect((await ask()).parts[0]?.text).not.toContain('Herons');

  const kept = path.join(root, 'library', 'adapters');
  expect(readdirSync(kept)).toHaveLength(2);
  expect(await jsonOf('adapter', 'remove', 'herons', ...library)).toEqual({ removed: 'herons' });
  expect(readdirSync(kept)).toHaveLength(1);
  expect(readdirSync(path.join(root, 'herons'))).toHaveLength(2);
});

test('a wrong one ends with a sentence and a code', async () => {
  const wrong = writePeft(path.join(root, 'wrong'), randomLowRank(smallLlama(), ['lm_head'], 2, 1), { use_dora: true });
  for (const [args, code, word] of [
    [['adapter', 'add', wrong, '--model', model], exitCodes.model, 'adapter-unsupported'],
    [['adapter', 'add', '/nowhere', '--model', model], exitCodes.notFound, 'adapter-missing'],
    [['adapter', 'add', wrong], exitCodes.model, 'model-none'],
    [['adapter', 'remove', 'nobody'], exitCodes.notFound, 'not-found'],
    [['adapter', 'improve', 'x'], exitCodes.usage, 'Usage: adapter'],
    [['adapter', 'list', 'x'], exitCodes.usage, 'Usage: adapter'],
    [['ask', question, '--adapter', 'quiet:7', '--model', model], exitCodes.usage, 'from 0 to 2'],
    [['ask', question, '--adapter', 'quiet', '--mode', 'extract'], exitCodes.usage, 'changes nothing'],
    [['ask', question, '--adapter', 'nobody', '--model', model], exitCodes.notFound, 'not-found'],
  ] as const) {
    const result = await runCli(...args, ...library);
    expect([args, result.code, result.err.includes(word)]).toEqual([args, code, true]);
  }
});
