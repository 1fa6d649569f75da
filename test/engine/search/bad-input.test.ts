/** Whatever is typed: results or an empty list, never an error. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { randomNumbers, randomText } from '../random-text.ts';

async function herons() {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'herons.txt'), 'Herons nest in the old alder. Кран стоит у реки. 鷺は川にいる。');
  const library = await testEngine();
  await library.add(folder);
  return library;
}

const nasty = [
  '',
  '   ',
  '?!…',
  '😀🎉',
  'the of and',
  '"',
  '"" ""',
  '"😀"',
  '-"-"',
  '-',
  '*',
  'a*',
  '***',
  'herons OR',
  'NOT herons',
  'NEAR(herons alder, 2)',
  'title : herons',
  '{title heading}: x',
  '^herons + "alder',
  "'; DROP TABLE chunk; --",
  "herons' OR '1'='1",
  '%_\\%',
  'in:%_\\ herons',
  'in:"" type: after: -from:',
  'after:9999-99-99 before:0000',
  'lang:xx type:… from:-',
  '-herons -alder',
  'herons -herons',
  '\u0000herons\u0000',
  '\ud800 herons \udfff',
  'herons кран 鷺 นก طائر',
  `"${'herons '.repeat(400)}"`,
  'x'.repeat(10_000),
  'herons '.repeat(1_500),
  'in:a '.repeat(900),
  '鷺'.repeat(10_000),
  '"a" '.repeat(1_000),
  '-ab '.repeat(1_000),
  'ab* '.repeat(1_000),
];

test('no query is an error, in any part and without a model', async () => {
  const { request, models } = await herons();
  for (const query of nasty) {
    for (const using of ['hybrid', 'keyword', 'vector'] as const) {
      await expect(request('search.run', { query, using }), query.slice(0, 80)).resolves.toMatchObject({ query });
    }
  }
  models.down = true;
  const found = await request('search.run', { query: 'alder' });
  expect(found).toMatchObject({ meaning: false, meaningNote: 'unavailable' });
  expect(found.hits).toHaveLength(1);
});

test('random signs are no error either', async () => {
  const { request } = await herons();
  const numbers = randomNumbers(7);
  for (let round = 0; round < 150; round += 1) {
    const query = randomText(numbers, 12);
    await expect(request('search.run', { query }), JSON.stringify(query)).resolves.toBeDefined();
  }
});

test('a question without a word is answered with not found, not with an error', async () => {
  const { request } = await herons();
  for (const question of ['???', '😀', 'herons '.repeat(2_000)]) {
    await expect(request('answer.once', { question, mode: 'extract' })).resolves.toBeDefined();
  }
});

test('an empty library has no results and no error', async () => {
  const { request } = await testEngine();
  expect((await request('search.run', { query: 'herons in:nowhere' })).hits).toEqual([]);
});
