/** A question about somebody is answered from what is theirs, not from a long document that names them once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fakeModels } from '../../helpers/fake-engine-parts.ts';
import { ggufFile } from '../../helpers/gguf-file.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { writtenChat } from '../../helpers/written-chat.ts';

const weather = (day: number) =>
  `On day ${day} of the survey the crew measured depth, salinity and wind along the northern line. `.repeat(12);

/** An annual report that opens with whose it is, names a director's former employer far inside, and says the figures further on without any name. */
const report = [
  'Annual report of Alderwick Gas for 2022.',
  ...Array.from({ length: 40 }, (_, day) => weather(day)),
  'Our director Ada Penn was president of Merrow before she joined the board in May 2005.',
  ...Array.from({ length: 40 }, (_, day) => weather(100 + day)),
  'The gross margin fell in 2022, driven by higher freight costs.',
].join('\n\n');

async function setUp() {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'report.txt'), report);
  mkdirSync(path.join(folder, 'Quillon'));
  writeFileSync(
    path.join(folder, 'Quillon', 'figures.txt'),
    'The dividend rose in 2022, driven by lower interest on our loans.',
  );
  const { chat, prompts } = writtenChat(() => 'The gross margin fell, driven by higher freight costs. [1]');
  const { request, add, dataDir } = await testEngine(temporaryFolder(), {
    more: { models: Object.assign(fakeModels(), { chat: () => chat }) },
  });
  await add(folder);
  const model = path.join(dataDir, 'tiny.gguf');
  writeFileSync(model, ggufFile());
  await request('model.add', { path: model });
  const ask = (question: string, mode: 'extract' | 'generate') =>
    request('answer.once', { question, mode, ...(mode === 'generate' ? { modelPath: model } : {}) });
  return { ask, prompts };
}

test('quoted: found for whom the document is, not for whom it names in passing', async () => {
  const { ask } = await setUp();
  const own = await ask('What drove the change of the gross margin of Alderwick in 2022?', 'extract');
  expect(own.citations.map(({ quote }) => quote).join(' ')).toContain('freight costs');
  for (const name of ['Merrow', 'Costwick']) {
    const other = await ask(`What drove the change of the gross margin of ${name} in 2022?`, 'extract');
    expect(other).toMatchObject({ found: false, citations: [] });
    expect(other.closest.length).toBeGreaterThan(0);
  }
  const said = await ask('Who was president of Merrow before?', 'extract');
  expect(said.citations[0]?.quote).toContain('Ada Penn');
});

test('quoted: what lies in a folder called so is theirs', async () => {
  const { ask } = await setUp();
  const own = await ask('Did the dividend of Quillon rise in 2022 for lower interest on loans?', 'extract');
  expect(own.citations[0]?.quote).toContain('The dividend rose');
  expect((await ask('Did the dividend of Alderwick rise in 2022 for lower interest on loans?', 'extract')).found).toBe(
    false,
  );
});

test('quoted: a name typed wrong is understood, and it is told as what', async () => {
  const { ask } = await setUp();
  const own = await ask('What drove the change of the gross margin of Alderwik in 2022?', 'extract');
  expect(own.searched).toBe('What drove the change of the gross margin of Alderwick in 2022?');
  expect(own.citations.map(({ quote }) => quote).join(' ')).toContain('freight costs');
  // What is not found as corrected either is told as it was asked.
  const other = await ask('Who feeds the horses of Alderwik?', 'extract');
  expect(other).toMatchObject({ found: false, question: 'Who feeds the horses of Alderwik?' });
  expect(other.searched).toBeUndefined();
});

test('written: a model is not given the report of another, and is left in peace where there is nothing else', async () => {
  const { ask, prompts } = await setUp();
  const other = await ask('What drove the change of the gross margin of Merrow in 2022?', 'generate');
  expect(other).toMatchObject({ found: false, citations: [] });
  expect(prompts).toEqual([]);
  const own = await ask('What drove the change of the gross margin of Alderwick in 2022?', 'generate');
  expect(own.citations[0]?.quote).toContain('freight costs');
  // Whom a letter is for no file need know.
  await ask('Can you write to Costwick about the gross margin of 2022?', 'generate');
  expect(prompts.length).toBe(2);
});
