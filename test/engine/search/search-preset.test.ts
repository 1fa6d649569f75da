import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

test('the classic preset shows a few nearest passages and no others; ours is back at once', async () => {
  const folder = temporaryFolder();
  for (let index = 0; index < 12; index += 1) {
    writeFileSync(path.join(folder, `heron-${index}.txt`), `Herons nest in the alder number ${index}.`);
  }
  writeFileSync(
    path.join(folder, 'far.txt'),
    'Quite other words with one of alder among them, so many that it is far away indeed.',
  );
  const { request, add } = await testEngine();
  await add(folder);
  const run = () => request('search.run', { query: 'herons nest in the alder', k: 50 });
  expect((await run()).hits).toHaveLength(13);
  await request('settings.set', { searchPreset: 'classic' });
  const { hits } = await run();
  expect(hits).toHaveLength(limits.search.classic.passages);
  for (const hit of hits) {
    expect(hit).toMatchObject({ keywordRank: null });
    expect(hit.similarity).toBeGreaterThanOrEqual(limits.search.classic.leastCosine);
  }
  await request('settings.set', { searchPreset: 'docent' });
  expect((await run()).hits).toHaveLength(13);
});
