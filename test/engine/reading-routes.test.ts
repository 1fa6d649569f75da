import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

test('a pause is kept over a relaunch and ends when a person says so', async () => {
  const given = await testEngine();
  await given.request('reading.pause', {});
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'a.txt'), 'A file that waits.');
  await given.add(folder);
  expect(await given.request('library.status', {})).toMatchObject({
    working: false,
    counts: { waiting: 1 },
    plan: { paused: 'person', insisted: false },
    secondsLeft: null,
  });
  const again = await given.reopen();
  expect((await again.request('library.status', {})).plan.paused).toBe('person');
  await again.request('reading.resume', {});
  await again.idle();
  expect(await again.request('library.status', {})).toMatchObject({ counts: { ready: 1 }, plan: { paused: null } });
});

test('a file that is to be read again says so while reading rests', async () => {
  const given = await testEngine();
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'a.txt'), 'A file that waits.');
  await given.add(folder);
  await given.request('reading.pause', {});
  const [file] = (await given.request('file.list', {})).files;
  const told: string[] = [];
  given.engine.on((name) => told.push(name));
  await given.request('file.retry', { fileId: file?.id ?? '' });
  await expect.poll(() => told).toEqual(['library.changed', 'files.changed']);
  expect((await given.request('library.status', {})).counts.waiting).toBe(1);
});

test('"index now" ends a pause as well, and itself when all is done', async () => {
  const given = await testEngine();
  await given.request('reading.pause', {});
  await given.request('reading.resume', { now: true });
  await given.idle();
  expect((await given.request('library.status', {})).plan).toMatchObject({ paused: null, insisted: false });
});
