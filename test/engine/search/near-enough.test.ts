/** What is near by chance is not shown as found. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Embedder } from '../../../src/main/engine/ports.ts';
import { nonsenseQueries } from '../../../src/main/engine/search/nonsense-queries.ts';
import { fakeModels } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

async function setUp() {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'car.txt'), 'car');
  writeFileSync(
    path.join(folder, 'lease.txt'),
    'The lease of the flat in Leeds ends on 30 April and the deposit is due.',
  );
  writeFileSync(path.join(folder, 'marsh.txt'), 'Salt marshes grow slowly while their roots hold the mud together.');
  const models = fakeModels();
  const { embed } = models.embedder;
  // A model that knows one word for another, as real ones do, far from where it puts words it does not know.
  const knowing: Embedder['embed'] = async (texts, purpose, signal) => {
    const vectors = await embed(texts, purpose, signal);
    return vectors.map((vector, at) =>
      /\b(?:car|automobile)\b/.test(texts[at] ?? '')
        ? vector.map((_, index) => (index % 2 === 0 ? 1 : -1) / Math.sqrt(vector.length))
        : vector,
    );
  };
  const { request, add } = await testEngine(temporaryFolder(), {
    more: { models: { ...models, embedder: { ...models.embedder, embed: knowing } } },
  });
  await add(folder);
  return request;
}

test.each(['hybrid', 'vector'] as const)('words that stand nowhere find nothing by meaning: %s', async (using) => {
  const request = await setUp();
  for (const query of ['blorptang wexiful', 'zzyxqv']) {
    expect((await request('search.run', { query, using })).hits).toEqual([]);
  }
});

test('another word for what is there still finds it, and nothing beside it', async () => {
  const request = await setUp();
  const { hits } = await request('search.run', { query: 'automobile', using: 'hybrid' });
  expect(hits.map(({ text }) => text)).toEqual(['car']);
});

test('an answer about nothing shows no passages as close', async () => {
  const request = await setUp();
  const answer = await request('answer.once', { question: 'blorptang wexiful?' });
  expect(answer).toMatchObject({ found: false, closest: [] });
});

test('nor what shares one word of many with the question', async () => {
  const request = await setUp();
  const question = 'Which zeppelin quartermaster photographed the unfinished aqueduct before deposit?';
  expect(await request('answer.once', { question })).toMatchObject({ found: false, closest: [] });
});

test('made-up queries are the same every time, and others with another seed', () => {
  expect(nonsenseQueries(5)).toEqual(nonsenseQueries(5));
  expect(nonsenseQueries(5, 2)).not.toEqual(nonsenseQueries(5));
  expect(new Set(nonsenseQueries(64)).size).toBeGreaterThan(60);
});
