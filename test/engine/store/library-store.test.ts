import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { lockLibrary } from '../../../src/main/engine/store/library-lock.ts';
import { type LibraryStore, openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { unitSeparator } from '../../../src/main/engine/store/unit-separator.ts';
import type { ScannedFile } from '../../../src/main/engine/types.ts';
import { unitOf, wordVector } from '../../helpers/fake-engine-parts.ts';
import { hashOf, storeDocument } from '../../helpers/stored-documents.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { wordMatch } from '../../helpers/word-match.ts';

const scanned = (name: string, size = 10): ScannedFile => ({
  path: name,
  key: name,
  directory: name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '',
  size,
  modifiedMs: 1,
  modifiedNs: '1000000',
  inode: '1',
  volume: '1',
});
const sha = (seed: number) => new Uint8Array(32).fill(seed);

/** A readable content of one unit per text, one chunk each, held by a file of folder F. */
function addDocument(library: LibraryStore, name: string, texts: readonly string[], seed: number): number {
  return library.transaction(() => {
    const fileId = library.disk.add('F', scanned(name), 'text', { state: 'waiting', reason: null });
    const content = library.contents.open(sha(seed), 'text', 'text/1');
    let start = 0;
    const chunks = texts.map((text, index) => {
      const at = start;
      start = library.contents.addUnit(content.id, unitOf(index, text), start) + unitSeparator.length;
      const words = text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, ' ');
      const hash = new Uint8Array(Buffer.from(text.padEnd(32).slice(0, 32)));
      return {
        unit: index,
        start: at,
        end: at + text.length,
        headingPath: [],
        tokens: 5,
        textHash: hash,
        titleWords: '',
        headingWords: '',
        bodyWords: words,
      };
    });
    library.chunks.add(content.id, chunks, 0);
    library.contents.finish(content.id, {
      outcome: 'complete',
      stage: 'readable',
      language: 'en',
      title: null,
      contextTitle: name,
      characters: start - unitSeparator.length,
      units: texts.length,
      reason: null,
      doubt: null,
      analyserId: 'test',
      quality: null,
      ocrLanguages: [],
    });
    library.files.setContent(fileId, sha(seed), content.id);
    library.files.setState(fileId, 'readable');
    return content.id;
  });
}

function open(): LibraryStore {
  return openLibraryStore(temporaryFolder());
}

test('text spans cross units exactly, in UTF-16 units', () => {
  const library = open();
  const texts = ['Första 😀 sidan', 'second page', ''];
  const id = addDocument(library, 'a.txt', texts, 1);
  const whole = texts.join(unitSeparator);
  expect(library.contents.text(id)).toBe(whole);
  for (const [start, end] of [
    [0, 5],
    [7, 9],
    [10, 25],
    [16, 18],
    [17, 30],
    [0, 999],
  ] as const) {
    expect(library.contents.text(id, start, end)).toBe(whole.slice(start, end));
  }
  library.close();
});

test('a passage that got the id of one taken away is scored by its own length', () => {
  const library = open();
  addDocument(library, 'a.txt', ['alpha beta'], 1);
  const long = addDocument(library, 'b.txt', [`alpha ${'gamma '.repeat(200)}`], 2);
  const scores = () => library.search.keyword(wordMatch('alpha'), {}, 10).map(({ score }) => score.toFixed(9));
  const plain = () =>
    library.search.keyword({ ...wordMatch('alpha'), anyOf: null }, {}, 10).map(({ score }) => score.toFixed(9));
  expect(scores()).toEqual(plain());
  library.chunks.removeContent(long);
  addDocument(library, 'c.txt', ['alpha'], 3);
  expect(scores()).toEqual(plain());
  expect(scores()).toHaveLength(2);
  library.close();
});

test('keyword and vector search see only readable files that are there, before ranking', () => {
  const library = open();
  addDocument(library, 'a.txt', ['alpha beta'], 1);
  const hidden = addDocument(library, 'b.txt', ['alpha gamma'], 2);
  const embedding = library.vectors.open('fake', 32);
  for (const text of ['alpha beta', 'alpha gamma']) {
    library.vectors.add(embedding, new Uint8Array(Buffer.from(text.padEnd(32))), wordVector(text));
  }
  expect(library.search.keyword(wordMatch('alpha'), {}, 10)).toHaveLength(2);
  expect(library.search.vector(embedding, wordVector('alpha'), {}, 10)).toHaveLength(2);
  const [file] = library.files.ofContent(hidden);
  library.files.setState(file?.id ?? 0, 'quarantined');
  expect(library.search.keyword(wordMatch('alpha'), {}, 10)).toHaveLength(1);
  // k = 1 and the nearest is hidden: the next one must come instead.
  expect(library.search.vector(embedding, wordVector('alpha gamma'), {}, 1)).toHaveLength(1);
  expect(library.search.keyword(wordMatch('alpha'), { folderId: 'other' }, 10)).toHaveLength(0);
  expect(library.search.vector(embedding, wordVector('alpha'), { kinds: ['pdf'] }, 10)).toHaveLength(0);
  library.close();
});

test('removing a content removes its full-text rows and only vectors nobody needs', () => {
  const library = open();
  const first = addDocument(library, 'a.txt', ['shared words', 'only here'], 1);
  addDocument(library, 'b.txt', ['shared words'], 2);
  const embedding = library.vectors.open('fake', 32);
  for (const text of ['shared words', 'only here']) {
    library.vectors.add(embedding, new Uint8Array(Buffer.from(text.padEnd(32))), wordVector(text));
  }
  for (const file of library.files.ofContent(first))
    library.files.setContent(file.id, sha(9), library.contents.open(sha(9), 'text', 'x').id);
  library.transaction(() => {
    library.chunks.removeContent(first);
    library.vectors.removeUnused();
  });
  expect(library.integrity()).toEqual({ chunks: 1, words: 1, damaged: false });
  expect(library.vectors.count()).toBe(1);
  expect(library.search.vector(embedding, wordVector('shared words'), {}, 5)).toHaveLength(1);
  library.close();
});

test('rows are found by place and identity; hidden and held ones become what they were', () => {
  const library = open();
  const { disk } = library;
  const waiting = { state: 'waiting', reason: null } as const;
  const id = disk.add('F', scanned('a.txt'), 'txt', waiting);
  const other = disk.add('F', scanned('sub/b.txt', 11), 'txt', {
    state: 'locked',
    reason: { code: 'password-needed', values: {} },
  });
  expect(disk.at('F', 'a.txt')?.id).toBe(id);
  expect(disk.ofIdentity(scanned('elsewhere.txt', 11)).map((row) => row.id)).toEqual([other]);
  expect(disk.directories('F', '')).toEqual(['', 'sub']);
  expect(disk.directories('F', 'su')).toEqual([]);
  disk.hold([other], { code: 'deletions-unconfirmed', values: {} });
  expect(disk.heldCounts('asked').get('F')).toBe(1);
  expect(library.list.list({ from: 0, limit: 9, state: 'unavailable' }).total).toBe(1);
  disk.bury([other], 5);
  expect(library.list.list({ from: 0, limit: 9 }).files.map((file) => file.path)).toEqual(['a.txt']);
  disk.unhide(other);
  expect(disk.byId(other)).toMatchObject({
    state: 'locked',
    reasonCode: 'password-needed',
    deletedAt: null,
    heldState: null,
  });
  library.close();
});

test('coverage is counted once per change, and counts what can’t be reached as what search still finds of it', () => {
  const library = open();
  for (const name of ['a.txt', 'b.txt', 'c.txt']) addDocument(library, name, [`Words of ${name}.`], name.charCodeAt(0));
  const [first, second, third] = library.list
    .list({ from: 0, limit: 9 })
    .files.map(({ id }) => library.files.byPublicId(id)?.id ?? 0) as [number, number, number];
  const before = library.coverage();
  expect(before).toEqual({ readable: 3, notReady: 3, total: 3 });
  expect(library.coverage()).toBe(before);
  library.disk.hold([first], { code: 'deletions-unconfirmed', values: {} });
  library.files.setState(second, 'unavailable', { code: 'file-missing', values: {} });
  expect(library.coverage()).toEqual(before);
  library.disk.outdate(second, 'txt');
  expect(library.coverage()).toEqual({ readable: 2, notReady: 2, total: 3 });
  library.files.setState(third, 'ready');
  expect(library.coverage()).toEqual({ readable: 2, notReady: 1, total: 3 });
  library.disk.bury([first], 5);
  expect(library.coverage()).toEqual({ readable: 1, notReady: 0, total: 2 });
  library.close();
});

test('a job is counted before it starts, claimed once, and taken back after a crash', () => {
  const library = open();
  library.jobs.add('read', 1, 5);
  library.jobs.add('read', 2, 1);
  const job = library.jobs.claim('read', 'me');
  expect(job).toMatchObject({ target: 2, attempts: 1 });
  expect(library.jobs.claim('read', 'me')?.target).toBe(1);
  expect(library.jobs.claim('read', 'me')).toBeUndefined();
  expect(library.jobs.recover([])).toHaveLength(2);
  expect(library.jobs.claim('read', 'me')).toMatchObject({ target: 2, attempts: 2 });
  library.close();
});

test('a library written by a newer Docent is refused and left untouched', () => {
  const folder = temporaryFolder();
  openLibraryStore(folder).close();
  const raw = new BetterSqlite(path.join(folder, 'library.db'));
  raw.pragma('user_version = 99');
  raw.close();
  expect(() => openLibraryStore(folder)).toThrowError(expect.objectContaining({ code: 'schema-newer' }));
  const after = new BetterSqlite(path.join(folder, 'library.db'));
  expect(after.pragma('user_version', { simple: true })).toBe(99);
  after.close();
});

test('a file that is no database is named damaged', async () => {
  const folder = temporaryFolder();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(path.join(folder, 'library.db'), 'this is not a database at all'.repeat(200));
  expect(() => openLibraryStore(folder)).toThrowError(expect.objectContaining({ code: 'library-damaged' }));
});

test('one engine per library', () => {
  const folder = temporaryFolder();
  const lock = lockLibrary(folder);
  expect(lock).not.toBeNull();
  expect(lockLibrary(folder)).toBeNull();
  lock?.release();
  const again = lockLibrary(folder);
  expect(again).not.toBeNull();
  again?.release();
});

test('an offset stands under the headings before it, deeper ones closed by higher ones', () => {
  const library = open();
  const content = library.contents.open(sha(1), 'markdown', 'x');
  const heading = (level: number, start: number, end: number) => ({ kind: 'heading' as const, level, start, end });
  const first = 'Supply\nParties\nLens';
  const second = 'Payment\nDue in May';
  const unit = (index: number, text: string, blocks: ReturnType<typeof heading>[]) => ({
    ...unitOf(index, text),
    blocks,
  });
  const end = library.contents.addUnit(content.id, unit(0, first, [heading(1, 0, 6), heading(2, 7, 14)]), 0);
  const start = end + unitSeparator.length;
  library.contents.addUnit(content.id, unit(1, second, [heading(2, 0, 7)]), start);
  expect(library.contents.headingPathAt(content.id, 15)).toEqual(['Supply', 'Parties']);
  expect(library.contents.headingPathAt(content.id, start + 9)).toEqual(['Supply', 'Payment']);
  expect(library.contents.headingPathAt(content.id, 0)).toEqual(['Supply']);
  library.close();
});

test('short contents come before long ones when vectors are made', () => {
  const library = open();
  const long = addDocument(library, 'long.txt', ['one long text after another', 'and more of it'], 1);
  const short = addDocument(library, 'short.txt', ['short'], 2);
  expect(library.vectors.nextContents(5)).toEqual([short, long]);
  const embedding = library.vectors.open('fake', 32);
  const pending = library.vectors.pending(embedding, library.vectors.nextContents(5), 10);
  expect(pending.map((chunk) => chunk.contentId)).toEqual([short, long, long]);
  library.close();
});

test('full-text weights come from the limits', () => {
  expect(Object.keys(limits.search.fieldWeights)).toEqual(['title', 'heading', 'body']);
});

test('around a chunk: whole neighbours of its own unit, as far as asked', () => {
  const library = openLibraryStore(temporaryFolder());
  onTestFinished(() => library.close());
  const content = library.contents.open(hashOf('a'), 'text', 'text/1');
  const chunk = (unit: number, start: number, end: number) => ({
    ...{ unit, start, end, headingPath: [], tokens: 1, textHash: hashOf(`${start}`) },
    ...{ titleWords: '', headingWords: '', bodyWords: 'word' },
  });
  library.chunks.add(content.id, [chunk(0, 0, 90), chunk(1, 100, 190), chunk(1, 200, 290), chunk(1, 300, 390)], 0);
  const around = (id: number, most: number) => {
    const row = library.chunks.byId(id);
    return row && library.chunks.around(row, most);
  };
  expect(around(3, 100)).toEqual({ start: 100, end: 390 });
  expect(around(3, 99)).toEqual({ start: 200, end: 290 });
  expect(around(2, 150)).toEqual({ start: 100, end: 290 });
  expect(around(1, 500)).toEqual({ start: 0, end: 90 });
});

test('progress of embedding is the same counted by what waits and counted whole', () => {
  const library = openLibraryStore(temporaryFolder());
  onTestFinished(() => library.close());
  const embedding = library.vectors.open('fake', 4);
  const texts = ['one', 'two', 'three', 'four'];
  const { contentId } = library.transaction(() => storeDocument(library, 'a.txt', texts));
  for (const [index, text] of texts.entries()) {
    expect(library.vectors.progress(embedding, true)).toEqual({ done: index, total: 4 });
    expect(library.vectors.progress(embedding, false)).toEqual({ done: index, total: 4 });
    library.vectors.add(embedding, hashOf(text), Float32Array.of(1, 0, 0, 0));
  }
  library.contents.setReady(contentId);
  library.transaction(() => storeDocument(library, 'b.txt', ['five']));
  expect(library.vectors.progress(embedding, true)).toEqual({ done: 4, total: 5 });
  expect(library.vectors.progress(embedding, false)).toEqual({ done: 4, total: 5 });
});

test('a thumbnail that is kept or looked at leaves the version of the library as it is', () => {
  const library = open();
  addDocument(library, 'a.txt', ['alpha beta'], 1);
  const before = library.version();
  library.pictures.thumbnails.put('ab-small.jpg', 10);
  library.pictures.thumbnails.touch('ab-small.jpg');
  library.pictures.thumbnails.remove('ab-small.jpg');
  expect(library.version()).toBe(before);
  addDocument(library, 'b.txt', ['gamma'], 2);
  expect(library.version()).toBeGreaterThan(before);
  library.close();
});

test('pictures are taken out of documents behind the last one tried, and of none that only the cloud has', () => {
  const library = open();
  const ids = [1, 2, 3].map((index) => addDocument(library, `${index}.txt`, [`text ${index}`], index));
  const kinds = [library.contents.byId(ids[0] as number)?.kind ?? ''];
  const waiting = (after: number) => library.pictures.contentsToScan(kinds, 1, after, 10);
  expect(waiting(-1)).toEqual(ids);
  expect(waiting(ids[1] as number)).toEqual([ids[2]]);
  const [file] = library.files.ofContent(ids[2] as number);
  const row = library.disk.byId(file?.id ?? 0);
  if (!row) throw new Error('no row');
  const { folderId, modifiedNs, special: _special, ...place } = row;
  library.disk.place(row.id, folderId, { ...place, modifiedNs: modifiedNs ?? '1', special: 'cloud' });
  expect(waiting(-1)).toEqual(ids.slice(0, 2));
  library.close();
});

test('an embedding whose model cannot be told any more counts as none, so that its vectors are made anew', () => {
  const folder = temporaryFolder();
  const library = openLibraryStore(folder);
  const embedding = library.vectors.open('model-a', 4);
  library.embeddings.setAnswering({ ...embedding, model: null });
  expect(library.embeddings.answering()?.embeddingId).toBe('model-a');
  library.close();
  const raw = new BetterSqlite(path.join(folder, 'library.db'));
  expect(raw.prepare(`UPDATE meta SET value = 'nu?l' WHERE value = 'null'`).run().changes).toBe(1);
  raw.close();
  const again = openLibraryStore(folder);
  expect(again.embeddings.answering()).toBeNull();
  again.close();
});
