/** Damage that SQLite's own check lets pass: found before opening where that is cheap, else at the start after it was told in use. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';
import { expect, test } from 'vitest';
import { libraryKind } from '../../../src/main/engine/store/library-store.ts';
import { personalKind } from '../../../src/main/engine/store/personal-store.ts';
import { checkInSlices } from '../../../src/main/engine/store/safety/check-in-slices.ts';
import { type Depth, findDamage } from '../../../src/main/engine/store/safety/find-damage.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

type Opened = Awaited<ReturnType<typeof testEngine>>;

async function closedLibrary() {
  const engine = await testEngine(temporaryFolder());
  await engine.engine.start();
  const folder = path.join(temporaryFolder(), 'documents');
  mkdirSync(folder);
  for (const year of [1788, 1789, 1790])
    writeFileSync(path.join(folder, `${year}.txt`), `The lighthouse was built in ${year}.`);
  await engine.add(folder);
  await ask(engine);
  await engine.engine.close();
  return { dataDir: engine.dataDir, file: path.join(engine.dataDir, 'library.db') };
}

async function ask(engine: Opened, question = 'When was the lighthouse built?') {
  const done = Promise.withResolvers<void>();
  const stop = engine.engine.on((name) => name === 'answer.done' && done.resolve());
  await engine.request('answer.start', { question });
  await done.promise;
  stop();
}

async function opened(dataDir: string) {
  const engine = await testEngine(dataDir);
  await engine.engine.start();
  await engine.idle();
  return engine;
}

const found = async (engine: Opened) =>
  (await engine.request('search.run', { query: 'lighthouse' })).hits.map((hit) => path.basename(hit.path)).sort();
const repairs = async (engine: Opened) => (await engine.request('library.repairs', {})).map(({ kind }) => kind);
const everything = ['1788.txt', '1789.txt', '1790.txt'];

function inDatabase<Result>(file: string, run: (database: Database) => Result): Result {
  const database = new BetterSqlite(file);
  database.loadExtension(getLoadablePath());
  try {
    return run(database);
  } finally {
    database.close();
  }
}

/** Changes what a table of an extension keeps, as a damaged disk does: SQLite refuses that to anybody else. */
const spoil = (file: string, statement: string) =>
  inDatabase(file, (database) => database.unsafeMode().prepare(statement).run());

/** Where in the file the first page of a table or an index begins. */
const rootOf = (file: string, name: string) =>
  inDatabase(file, (database) => {
    const root = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name) as number;
    return (root - 1) * (database.pragma('page_size', { simple: true }) as number);
  });

const integrity = (file: string) =>
  inDatabase(file, (database) => database.pragma('integrity_check', { simple: true }));

const indexPage = 0x0a;
const tablePage = 0x0d;

// The bug: library.status failed at every start for ever, and the look before opening called the file sound.
test('an empty index that begins with another kind of page is noticed before anything fails', async () => {
  const { dataDir, file } = await closedLibrary();
  const at = rootOf(file, 'file_held');
  const bytes = readFileSync(file);
  expect(bytes[at]).toBe(indexPage);
  bytes[at] = tablePage;
  writeFileSync(file, bytes);
  expect(integrity(file)).toBe('ok');
  const checked = inDatabase(file, (database) => {
    try {
      return [...checkInSlices(database)];
    } catch (error) {
      return String(error);
    }
  });
  expect(checked).toMatch(/malformed/);
  const again = await opened(dataDir);
  expect((await again.request('library.status', {})).files).toBe(3);
  expect(await found(again)).toEqual(everything);
  expect(await again.request('conversation.list', {})).toHaveLength(1);
  expect(await repairs(again)).toEqual(['library-rebuilt']);
});

test('entries of rows that an index is not about are noticed', async () => {
  const { file } = await closedLibrary();
  const [from, to] = ['file_content', 'file_held'].map((name) => rootOf(file, name)) as [number, number];
  const bytes = readFileSync(file);
  bytes.copyWithin(to, from, from + 4096);
  writeFileSync(file, bytes);
  expect(integrity(file)).toBe('ok');
  expect(findDamage(file, libraryKind, 'full', null)).toMatch(/file_held|malformed/);
});

/** What only the deep look sees, and how a search hears of it. */
const searchDamages: readonly (readonly [string, string])[] = [
  ['lengths of texts that are gone', 'UPDATE chunk_words_docsize SET sz = zeroblob(0)'],
  ['a block of vectors that is cut off', 'UPDATE vector_1_chunks SET validity = zeroblob(1)'],
  ['a vector that stands elsewhere', 'UPDATE vector_1_rowids SET chunk_offset = chunk_offset + 7'],
  ['vectors that are gone', 'DELETE FROM vector_1_rowids'],
  ['a vector that no scan sees', "UPDATE vector_1_chunks SET validity = x'0000'"],
];

test.each(searchDamages)('%s: for a look after damage was told, not for an ordinary one', async (_what, statement) => {
  const { file } = await closedLibrary();
  const depths: readonly Depth[] = ['quick', 'full', 'deep'];
  expect(depths.map((depth) => findDamage(file, libraryKind, depth, null))).toEqual([null, null, null]);
  spoil(file, statement);
  expect(integrity(file)).toBe('ok');
  expect(findDamage(file, libraryKind, 'full', null)).toBe(null);
  expect(findDamage(file, libraryKind, 'deep', null)).toMatch(/chunk_words|vector_1/);
});

// The bug: each start told the person of the damage, looked as it always does, found nothing, and forgot what was told.
test('damage that a search told of is looked for where search reads, and the index is made anew', async () => {
  const { dataDir, file } = await closedLibrary();
  spoil(file, 'UPDATE vector_1_chunks SET validity = zeroblob(1)');
  const engine = await opened(dataDir);
  await expect(found(engine)).rejects.toMatchObject({ data: { sqlite: 'SQLITE_ERROR' } });
  expect(await repairs(engine)).toEqual(['damage-found']);
  await engine.engine.close();
  const again = await opened(dataDir);
  expect(await found(again)).toEqual(everything);
  expect(await again.request('conversation.list', {})).toHaveLength(1);
  expect(await repairs(again)).toContain('library-rebuilt');
  await again.engine.close();
  const last = await opened(dataDir);
  expect(await found(last)).toEqual(everything);
});

test('damage that an answer alone met is told as well', async () => {
  const { dataDir, file } = await closedLibrary();
  spoil(file, 'UPDATE vector_1_chunks SET validity = zeroblob(1)');
  const engine = await opened(dataDir);
  // Another question than before: the answer to that one is kept.
  await ask(engine, 'Who built the lighthouse?');
  expect(await repairs(engine)).toEqual(['damage-found']);
});

test('every index of both databases can be looked at in this way', async () => {
  const { dataDir } = await closedLibrary();
  for (const kind of [libraryKind, personalKind]) {
    const copy = path.join(temporaryFolder(), kind.file);
    copyFileSync(path.join(dataDir, kind.file), copy);
    expect(findDamage(copy, kind, 'deep', null)).toBe(null);
  }
});
