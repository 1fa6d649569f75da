import { readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { AppError } from '../../src/preload/contract/errors.ts';
import type { Reason } from '../../src/preload/contract/shapes.ts';
import { unitOf } from '../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';
import { traineddata } from '../helpers/traineddata.ts';

type TestEngine = Awaited<ReturnType<typeof testEngine>>;

const pictureMark = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const hint = (code: Reason['code'], values: Reason['values'] = {}): Reason => ({ code, values });

/** What a reader says of each scan, by the first word in it. */
const scans: Readonly<Record<string, readonly Reason[]>> = {
  cyrillic: [hint('ocr-language-missing', { script: 'Cyrillic' })],
  greek: [hint('ocr-language-missing', { script: 'Greek' })],
  faint: [hint('read-with-doubt', { confidence: 0.4 })],
  layer: [hint('read-with-doubt', { quality: 0.4 })],
  clean: [],
};

const dataFor: Readonly<Record<string, string>> = { Cyrillic: 'rus', Greek: 'ell' };

/** Readers that say of every scan what `scans` says, but for the data that is there by now. */
function readScans({ workers, ocrDirs }: TestEngine): void {
  const isLacking = ({ values }: Reason) =>
    !readdirSync(ocrDirs.added).includes(`${dataFor[String(values.script)]}.traineddata`);
  Object.assign(workers, {
    async *extract(source: { read(at: number, length: number): Promise<Uint8Array>; size: number }) {
      const name = new TextDecoder().decode((await source.read(0, source.size)).subarray(pictureMark.length));
      workers.reads.push(name);
      if (name === 'unread') throw new AppError('ocr-unavailable', 'There is no data for the chosen languages.');
      yield { type: 'metadata', fields: [], units: 1 };
      const doubts = (scans[name.split(' ')[0] ?? ''] ?? []).filter(isLacking);
      yield { type: 'unit', unit: { ...unitOf(0, `Words of ${name}.`), source: 'ocr', doubts } };
    },
  });
}

async function scanLibrary(names: readonly string[] = Object.keys(scans)) {
  const root = temporaryFolder();
  for (const name of names) {
    const file = path.join(root, `${name}.png`);
    writeFileSync(file, Buffer.concat([pictureMark, Buffer.from(name)]));
    utimesSync(file, 1e9, 1e9);
  }
  const ocrDirs = { bundled: temporaryFolder(), added: temporaryFolder() };
  writeFileSync(path.join(ocrDirs.bundled, 'eng.traineddata'), traineddata());
  const engine = await testEngine(temporaryFolder(), { ocrDirs });
  readScans(engine);
  await engine.engine.start();
  await engine.add(root);
  expect([...engine.workers.reads].sort()).toEqual([...names].sort());
  return { engine, root, ocrDirs };
}

/** Adds a language the way the window does, and tells which scans were read again because of it. */
async function add(engine: TestEngine, code: string): Promise<string[]> {
  const file = path.join(temporaryFolder(), `${code}.traineddata`);
  writeFileSync(file, traineddata());
  return readAgain(engine, () => engine.request('ocr.addLanguage', { path: file }));
}

async function readAgain({ workers, idle }: TestEngine, run: () => Promise<unknown>): Promise<string[]> {
  const before = workers.reads.length;
  await run();
  await idle();
  return workers.reads.slice(before).sort();
}

test('a new language has the scans read again that lacked it, and doubtful ones it may be for; no others', async () => {
  const { engine } = await scanLibrary();
  expect(await add(engine, 'rus')).toEqual(['cyrillic', 'faint']);
  // Of the script that is chosen anyway, and not chosen itself: it would not be used.
  expect(await add(engine, 'deu')).toEqual([]);
  expect(await add(engine, 'ell')).toEqual(['faint', 'greek']);
  expect((await engine.request('library.status', {})).counts.ready).toBe(Object.keys(scans).length);
});

test('data for a language that was chosen before it was there has doubtful and unread scans read again', async () => {
  const { engine } = await scanLibrary(['faint', 'clean', 'unread']);
  expect(await readAgain(engine, () => engine.request('settings.set', { ocrLanguages: ['eng', 'deu'] }))).toEqual([
    'clean',
    'faint',
    'unread',
  ]);
  expect(await add(engine, 'deu')).toEqual(['faint', 'unread']);
  expect(await readAgain(engine, () => engine.request('ocr.languages', {}))).toEqual([]);
});

test('data put into the folder by hand is noticed when the languages are looked at, and at the next start', async () => {
  const { engine, ocrDirs } = await scanLibrary(['greek', 'faint', 'clean']);
  writeFileSync(path.join(ocrDirs.added, 'ell.traineddata'), traineddata());
  expect(await readAgain(engine, () => engine.request('ocr.languages', {}))).toEqual(['faint', 'greek']);
  await engine.request('reading.pause', {});
  writeFileSync(path.join(ocrDirs.added, 'rus.traineddata'), traineddata());
  const again = await engine.reopen();
  readScans(again);
  await again.engine.start();
  await again.request('reading.resume', {});
  await again.idle();
  expect(again.workers.reads).toEqual(['faint']);
  expect(readdirSync(ocrDirs.added).sort()).toEqual(['ell.traineddata', 'rus.traineddata']);
});

test('a version that reads pictures another way reads doubtful ones again, once', async () => {
  const { engine } = await scanLibrary(['faint', 'clean', 'layer']);
  expect(await readAgain(engine, () => engine.request('ocr.languages', {}))).toEqual([]);
  // As an older version left them.
  const library = new Database(path.join(engine.dataDir, 'library.db'));
  library.exec(
    `UPDATE content SET reading = 'image/1 ocr=eng'; UPDATE meta SET value = 'image/1 ocr=none' WHERE key = 'ocr-reading-seen'`,
  );
  library.close();
  expect(await readAgain(engine, () => engine.request('ocr.languages', {}))).toEqual(['faint']);
  expect(await readAgain(engine, () => engine.request('ocr.languages', {}))).toEqual([]);
});

test('a scan on a disk that is away keeps what was read of it, and is read again when it is back', async () => {
  const { engine, root } = await scanLibrary(['cyrillic']);
  renameSync(root, `${root}-away`);
  await engine.rescan();
  expect(await add(engine, 'rus')).toEqual([]);
  expect((await engine.request('search.run', { query: 'words', using: 'keyword' })).hits).toHaveLength(1);
  renameSync(`${root}-away`, root);
  expect(await readAgain(engine, () => engine.rescan())).toEqual(['cyrillic']);
  expect(await readAgain(engine, () => engine.request('ocr.languages', {}))).toEqual([]);
});

// The bug: what was new was noted as seen while the folder was away, and its doubtful pages were never read with it.
test.each(['back while it runs', 'back at the next start'])('a folder that was away: %s', async (when) => {
  const { engine, root } = await scanLibrary(['faint', 'clean']);
  const other = temporaryFolder();
  writeFileSync(path.join(other, 'other.png'), Buffer.concat([pictureMark, Buffer.from('faint too')]));
  await engine.add(other);
  renameSync(root, `${root}-away`);
  await engine.rescan();
  // Read doubtful pages of the folder that is there, and owes the others.
  expect(await add(engine, 'rus')).toEqual(['faint too']);
  expect(await readAgain(engine, () => engine.request('ocr.languages', {}))).toEqual([]);
  let now = engine;
  if (when === 'back at the next start') {
    now = await engine.reopen();
    readScans(now);
    renameSync(`${root}-away`, root);
    expect(await readAgain(now, () => now.engine.start())).toEqual(['faint']);
  } else {
    renameSync(`${root}-away`, root);
    expect(await readAgain(engine, () => engine.rescan())).toEqual(['faint']);
  }
  expect(await readAgain(now, () => now.request('ocr.languages', {}))).toEqual([]);
  expect(await readAgain(now, () => now.rescan())).toEqual([]);
});

test('nothing is read again when pictures are not read at all', async () => {
  const { engine } = await scanLibrary(['cyrillic', 'faint']);
  await engine.request('settings.set', { ocrLanguages: [] });
  await engine.idle();
  expect(await add(engine, 'rus')).toEqual([]);
});
