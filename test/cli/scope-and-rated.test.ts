/** `ask --in` and `export-training --rated` as a person runs them. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../src/main/commands/exit-codes.ts';
import { openPersonalStore } from '../../src/main/engine/store/personal-store.ts';
import type { Answer } from '../../src/preload/contract/shapes.ts';
import { jsonOf, runCli } from '../helpers/docent-cli.ts';

const root = path.join(tmpdir(), `docent-cli-scope-${process.pid}`);
const documents = path.join(root, 'documents');
const library = ['--data-dir', path.join(root, 'library')];
const question = 'Who built the harbour?';

beforeAll(async () => {
  for (const [folder, name] of [
    ['north', 'Ole Hansen'],
    ['south', 'Anna Berg'],
  ] as const) {
    mkdirSync(path.join(documents, folder), { recursive: true });
    writeFileSync(path.join(documents, folder, 'harbour.txt'), `The harbour was built in 1872 by ${name}.`);
  }
  await jsonOf('add', documents, '--wait', ...library);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const cited = (answer: Answer) => [
  ...new Set(answer.citations.map(({ path: file }) => path.relative(documents, file))),
];
const ask = (...more: string[]) => jsonOf<Answer>('ask', question, ...more, ...library);

test('answers come from the named folders and files alone', async () => {
  expect(cited(await ask('--in', path.join(documents, 'south')))).toEqual(['south/harbour.txt']);
  expect(cited(await ask('--in', path.join(documents, 'north', 'harbour.txt')))).toEqual(['north/harbour.txt']);
  const both = await ask('--in', path.join(documents, 'north'), '--in', path.join(documents, 'south'));
  expect(cited(both).toSorted()).toEqual(['north/harbour.txt', 'south/harbour.txt']);
  expect(both.scope?.files).toBe(2);
  expect((await ask('--in', documents)).scope).toMatchObject({ names: ['documents'], files: 2 });
  const said = await runCli('ask', question, '--in', path.join(documents, 'south'), ...library);
  expect(said.out).toContain('Searched 1 of 1 file in harbour.txt.');
});

test('what is not in the library is said, not searched', async () => {
  const result = await runCli('ask', question, '--in', root, ...library);
  expect(result.code).not.toBe(0);
  expect(result.err).toContain('is not in the library');
});

test('answers called good become lines to train on, with their passages and where they stand', async () => {
  const answer = await ask('--in', path.join(documents, 'south'));
  const store = openPersonalStore(path.join(root, 'library'));
  for (const rating of ['good', 'bad', 'good'] as const) {
    const message = store.conversations.ask(store.conversations.create('t'), question);
    const { parts } = answer;
    store.conversations.finish(message, 'complete', parts.map(({ text }) => text).join(''), answer, null, []);
    store.conversations.rate(message, rating);
  }
  store.close();
  const folder = path.join(root, 'rated');
  const exported = await jsonOf<{ documents: number; train: number; valid: number }>(
    ...['export-training', folder, '--rated', ...library],
  );
  expect([exported.documents, exported.train + exported.valid]).toEqual([2, 2]);
  const lines = ['train', 'valid'].flatMap((split) =>
    readFileSync(path.join(folder, `${split}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean),
  );
  for (const line of lines) {
    const { messages, provenance } = JSON.parse(line);
    expect(messages.map(({ role }: { role: string }) => role)).toEqual(['system', 'user', 'assistant']);
    expect(messages[1].content).toMatch(/^Passages:\n\n\[1\] [\s\S]+\n\nQuestion: Who built the harbour\?$/);
    expect(messages[2].content).toContain('built in 1872 by Anna Berg. [1]');
    expect(provenance).toMatchObject({ rated: 'good', sources: [{ quote: answer.citations[0]?.quote }] });
  }
  const twice = await runCli('export-training', path.join(root, 'x'), '--rated', '--model', 'm.gguf', ...library);
  expect(twice.code).toBe(exitCodes.usage);
});
