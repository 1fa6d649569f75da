import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readingWorkers } from '../../helpers/reading-workers.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const random = seededRandom(9);
const noise = Array.from({ length: 4000 }, () => Math.floor(random() * 1e9).toString(36)).join(' ');

test('a cut archive is partly read, and so is the file in which it is cut; neither is ever ready', async () => {
  const root = temporaryFolder();
  const whole = zipSync({
    'first.txt': strToU8('The heron nests in the reeds.'),
    'long.txt': strToU8(`Otter. ${noise}`),
  });
  const cut = whole.subarray(0, Math.floor(whole.length * 0.7));
  writeFileSync(path.join(root, 'all.zip'), cut);
  writeFileSync(path.join(root, 'nothing.zip'), whole.subarray(0, 35));
  const engine = await testEngine(undefined, { workers: readingWorkers() });
  await engine.add(root);
  const { files } = await engine.request('file.list', { limit: 100 });
  expect(
    Object.fromEntries(files.map((file) => [file.path.slice(root.length + 1), [file.state, file.reason?.code]])),
  ).toEqual({
    'all.zip': ['partly-read', 'file-cut-off'],
    'all.zip!/first.txt': ['ready', undefined],
    'all.zip!/long.txt': ['partly-read', 'file-cut-off'],
    'nothing.zip': ['failed', 'file-damaged'],
  });
  const { hits } = await engine.request('search.run', { query: 'otter', using: 'keyword' });
  expect(hits[0]?.path).toBe(path.join(root, 'all.zip!/long.txt'));
});
