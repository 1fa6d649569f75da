/** However a program saves: one document, its newest text within five seconds, the same id. With the system's own watcher. */
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  cpSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createParcelWatcher } from '../../../src/main/processes/parcel-watcher.ts';
import { keptLibrary } from '../../helpers/kept-library.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

type Recipe = readonly [name: string, save: (folder: string, file: string, text: string) => Promise<void> | void];

const at = (folder: string, name: string) => path.join(folder, name);

const recipes: readonly Recipe[] = [
  [
    'in place, at once',
    (_folder, file, text) => {
      const handle = openSync(file, 'r+');
      writeSync(handle, text, 0);
      ftruncateSync(handle, Buffer.byteLength(text));
      closeSync(handle);
    },
  ],
  [
    'truncated first, written in two steps',
    async (_folder, file, text) => {
      const handle = openSync(file, 'w');
      await sleep(400);
      writeSync(handle, text.slice(0, 5));
      await sleep(400);
      writeSync(handle, text.slice(5));
      closeSync(handle);
    },
  ],
  [
    'a temporary file renamed over it',
    (folder, file, text) => {
      writeFileSync(at(folder, 'report.txt.tmp'), text);
      renameSync(at(folder, 'report.txt.tmp'), file);
    },
  ],
  [
    'a temporary file that looks like a document, seen before it is renamed',
    async (folder, file, text) => {
      writeFileSync(at(folder, 'report-new-1234.txt'), text);
      await sleep(1_500);
      renameSync(at(folder, 'report-new-1234.txt'), file);
    },
  ],
  [
    'an atomic swap that leaves the old one behind',
    (folder, file, text) => {
      // As renameat2 with RENAME_EXCHANGE leaves it: each name has the other's file.
      writeFileSync(at(folder, '.swap-1'), text);
      renameSync(file, at(folder, '.swap-2'));
      renameSync(at(folder, '.swap-1'), file);
      renameSync(at(folder, '.swap-2'), at(folder, '.swap-1'));
    },
  ],
  [
    'deleted and created anew',
    async (_folder, file, text) => {
      unlinkSync(file);
      await sleep(700);
      writeFileSync(file, text);
    },
  ],
  [
    'as Word does',
    async (folder, file, text) => {
      writeFileSync(at(folder, '~$report.txt'), 'owner');
      writeFileSync(at(folder, '~WRD0001.tmp'), text);
      renameSync(file, at(folder, '~WRL0002.tmp'));
      renameSync(at(folder, '~WRD0001.tmp'), file);
      await sleep(50);
      rmSync(at(folder, '~WRL0002.tmp'));
      rmSync(at(folder, '~$report.txt'));
    },
  ],
  [
    'as Word does with a backup copy that is seen in between',
    async (folder, file, text) => {
      writeFileSync(at(folder, '~WRD0001.tmp'), text);
      renameSync(file, at(folder, 'Backup of report.wbk'));
      await sleep(900);
      renameSync(at(folder, '~WRD0001.tmp'), file);
      rmSync(at(folder, 'Backup of report.wbk'));
    },
  ],
  [
    'as vim does with a backup',
    (folder, file, text) => {
      writeFileSync(at(folder, '.report.txt.swp'), 'swap');
      renameSync(file, at(folder, 'report.txt~'));
      writeFileSync(file, text);
      unlinkSync(at(folder, 'report.txt~'));
      unlinkSync(at(folder, '.report.txt.swp'));
    },
  ],
  [
    'as rsync does',
    (folder, file, text) => {
      writeFileSync(at(folder, '.report.txt.Xa3k9Q'), text);
      utimesSync(at(folder, '.report.txt.Xa3k9Q'), new Date(2001, 1, 1), new Date(2001, 1, 1));
      renameSync(at(folder, '.report.txt.Xa3k9Q'), file);
    },
  ],
  [
    'as TextEdit does',
    (folder, file, text) => {
      const aside = at(folder, 'report.txt.sb-1b2c3d-Ab3xQ1');
      mkdirSync(aside);
      writeFileSync(path.join(aside, 'report.txt'), text);
      renameSync(file, path.join(aside, 'old.txt'));
      renameSync(path.join(aside, 'report.txt'), file);
      rmSync(aside, { recursive: true });
    },
  ],
  [
    'as LibreOffice does',
    (folder, file, text) => {
      writeFileSync(at(folder, '.~lock.report.txt#'), 'lock');
      writeFileSync(at(folder, 'lu12345.tmp'), text);
      renameSync(at(folder, 'lu12345.tmp'), file);
      unlinkSync(at(folder, '.~lock.report.txt#'));
    },
  ],
  ['appended', (_folder, file, text) => appendFileSync(file, text.slice(readFileSync(file, 'utf8').length))],
  [
    'copied over',
    (folder, file, text) => {
      writeFileSync(at(folder, '.source'), text);
      copyFileSync(at(folder, '.source'), file);
      unlinkSync(at(folder, '.source'));
    },
  ],
  [
    'copied over with its old time',
    (folder, file, text) => {
      writeFileSync(at(folder, '.source'), text);
      utimesSync(at(folder, '.source'), new Date(1999, 1, 1), new Date(1999, 1, 1));
      cpSync(at(folder, '.source'), file, { preserveTimestamps: true });
      unlinkSync(at(folder, '.source'));
    },
  ],
];

const drafts = [
  'First draft.',
  'First draft. And a second sentence.',
  'First draft. And a second sentence. And a third, longer one.',
];
const [first, ...later] = drafts as [string, ...string[]];

test('every recipe leaves one document with its newest text and the same id', { timeout: 120_000 }, async () => {
  const root = temporaryFolder();
  const folders = recipes.map((_recipe, index) => path.join(root, `letters-${index}`));
  for (const folder of folders) {
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'report.txt'), first);
    writeFileSync(path.join(folder, 'other.txt'), 'Another document.');
  }
  const given = keptLibrary([root], { watcher: createParcelWatcher() });
  await given.keeper.start();
  await given.ingest.idle();
  const shownIn = (index: number) => given.files().get(`letters-${index}/report.txt`);
  const before = recipes.map((_recipe, index) => shownIn(index)?.id ?? '');
  expect(before.map((id) => given.textOf(id))).toEqual(recipes.map(() => first));

  const waits = recipes.map(() => [] as number[]);
  await Promise.all(
    recipes.map(async ([name, save], index) => {
      const folder = folders[index] as string;
      for (const text of later) {
        await save(folder, path.join(folder, 'report.txt'), text);
        const saved = performance.now();
        await expect.poll(() => given.textOf(before[index] ?? ''), { timeout: 30_000, message: name }).toBe(text);
        waits[index]?.push(Math.round(performance.now() - saved));
      }
    }),
  );
  console.log(recipes.map(([name], index) => `${name}: ${waits[index]?.join(' and ')} ms`).join('\n'));
  expect(recipes.map((_recipe, index) => shownIn(index)?.id)).toEqual(before);
  const expected = recipes.flatMap((_recipe, index) => [`letters-${index}/other.txt`, `letters-${index}/report.txt`]);
  expect([...given.files().keys()].sort()).toEqual(expected.sort());
});

test('a file that is only touched keeps its text and is not read again', { timeout: 60_000 }, async () => {
  const root = temporaryFolder();
  const file = path.join(root, 'a.txt');
  writeFileSync(file, 'Stays as it is.');
  const given = keptLibrary([root], { watcher: createParcelWatcher() });
  await given.keeper.start();
  await expect.poll(() => given.files().get('a.txt')?.state, { timeout: 15_000 }).toBe('ready');
  const id = given.files().get('a.txt')?.id;
  utimesSync(file, new Date(), new Date(Date.now() - 60_000));
  const modified = () => given.files().get('a.txt')?.modifiedAt ?? 0;
  await expect.poll(modified, { timeout: 15_000 }).toBeLessThan(Date.now() - 50_000);
  await expect.poll(() => given.files().get('a.txt')?.state, { timeout: 15_000 }).toBe('ready');
  expect(given.files().get('a.txt')?.id).toBe(id);
  expect(given.workers.reads).toHaveLength(1);
});
