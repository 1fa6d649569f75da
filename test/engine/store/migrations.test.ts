import { lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';
import { expect, onTestFinished, test } from 'vitest';
import { indexText } from '../../../src/main/engine/search/analyser.ts';
import { libraryMigrations, openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { library0001 } from '../../../src/main/engine/store/migrations/library-0001.ts';
import { library0002 } from '../../../src/main/engine/store/migrations/library-0002.ts';
import { personal0001 } from '../../../src/main/engine/store/migrations/personal-0001.ts';
import { clusteredVectors } from '../../helpers/clustered-vectors.ts';
import { hashOf, storeDocument } from '../../helpers/stored-documents.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

function schemaOne(file: string, sql: string): Database {
  const database = new BetterSqlite(file);
  database.exec(sql);
  database.pragma('user_version = 1');
  return database;
}

type Old = { readonly state: string; readonly reason?: string; readonly text?: string };

/** A library as the first schema left it: folder F with these files, of which those with a text were read. */
function oldLibrary(root: string, files: Readonly<Record<string, Old>>): string {
  const dataDir = temporaryFolder();
  const personal = schemaOne(path.join(dataDir, 'personal.db'), personal0001);
  const volume = lstatSync(root).dev.toString();
  personal
    .prepare(`INSERT INTO folder (id, path, volume, sample, added_at) VALUES ('F', ?, ?, 0, 1)`)
    .run(root, volume);
  personal.close();
  const library = schemaOne(path.join(dataDir, 'library.db'), library0001);
  const addFile =
    library.prepare(`INSERT INTO file (public_id, folder_id, path, path_key, name, kind, volume, inode, size,
    modified_ms, content_id, state, reason_code, reason_values, updated_at)
    VALUES (?, 'F', ?, ?, ?, 'text', ?, ?, ?, ?, ?, ?, ?, '{}', 1)`);
  for (const [name, { state, reason, text }] of Object.entries(files)) {
    const stats = lstatSync(path.join(root, name));
    const contentId = text === undefined ? null : addContent(library, name, text);
    addFile.run(
      ...[`f_${name}`, name, name, path.basename(name), volume, stats.ino.toString(), stats.size],
      ...[Math.trunc(stats.mtimeMs), contentId, state, reason ?? null],
    );
  }
  library.close();
  return dataDir;
}

function addContent(library: Database, name: string, text: string): number {
  const outcome = text === '' ? 'no-text' : 'complete';
  const { lastInsertRowid: id } = library
    .prepare(`INSERT INTO content (public_id, sha256, kind, reading, stage, outcome, language, characters, units, context_title,
        created_at)
      VALUES (?, ?, 'text', 'text/0', 'readable', ?, 'en', ?, 1, 'x', 1)`)
    .run(`d_${name}`, Buffer.from(name), outcome, text.length);
  library
    .prepare(
      `INSERT INTO page (content_id, unit, start, "end", source, blocks, text) VALUES (?, 0, 0, ?, 'native', '[]', ?)`,
    )
    .run(id, text.length, text);
  if (text === '') return Number(id);
  const chunk = library
    .prepare(`INSERT INTO chunk (content_id, ordinal, unit, start, "end", heading_path, tokens, text_hash)
      VALUES (?, 0, 0, 0, ?, '[]', 3, ?)`)
    .run(id, text.length, Buffer.alloc(32));
  library
    .prepare(`INSERT INTO chunk_words (rowid, title, heading, body) VALUES (?, '', '', ?)`)
    .run(chunk.lastInsertRowid, indexText(text, 'en'));
  return Number(id);
}

test('a library of the first schema keeps what was read, and reads again what it could not read then', async () => {
  const root = realpathSync(temporaryFolder());
  mkdirSync(path.join(root, 'deep'));
  writeFileSync(path.join(root, 'deep/kept.txt'), 'Herons nest here.');
  writeFileSync(path.join(root, 'unsupported.txt'), 'Words of a new format.');
  writeFileSync(path.join(root, 'scan.txt'), 'Letters in a scan.');
  writeFileSync(path.join(root, 'waits.txt'), 'Was never read.');
  const dataDir = oldLibrary(root, {
    'deep/kept.txt': { state: 'readable', text: 'herons nest here' },
    'unsupported.txt': { state: 'unsupported', reason: 'format-unsupported' },
    'scan.txt': { state: 'no-text', text: '' },
    'waits.txt': { state: 'waiting' },
  });
  const engine = await testEngine(dataDir);
  // Only the first one's words are looked at here; its vector would need the text it was made of.
  engine.models.down = true;
  await engine.request('reading.resume', { now: true });
  await engine.rescan();
  const { files } = await engine.request('file.list', {});
  expect(Object.fromEntries(files.map((file) => [file.name, file.state]))).toEqual({
    'kept.txt': 'readable',
    'scan.txt': 'readable',
    'unsupported.txt': 'readable',
    'waits.txt': 'readable',
  });
  expect(files.map((file) => file.id).sort()).toEqual([
    'f_deep/kept.txt',
    'f_scan.txt',
    'f_unsupported.txt',
    'f_waits.txt',
  ]);
  expect(engine.workers.reads.filter((text) => text.includes('Herons'))).toEqual([]);
  const { hits } = await engine.request('search.run', { query: 'herons', using: 'keyword' });
  expect(hits.map((hit) => hit.path)).toEqual([path.join(root, 'deep/kept.txt')]);
});

test('a job’s id is never given to another one', () => {
  const database = new BetterSqlite(':memory:');
  for (const sql of libraryMigrations) database.exec(sql);
  const add = database.prepare(`INSERT INTO job (kind, target, state, created_at) VALUES ('read', ?, 'pending', 1)`);
  const before = add.run(1).lastInsertRowid;
  database.exec('DELETE FROM job');
  expect(add.run(2).lastInsertRowid).not.toBe(before);
});

test('a file takes its work along when its row goes, with that of what stands inside it', () => {
  const library = openLibraryStore(temporaryFolder());
  onTestFinished(() => library.close());
  const place = { path: 'a.zip', key: 'a.zip', directory: '', size: 1, modifiedMs: 1, modifiedNs: '1' };
  const entry = { ...place, inode: '1', volume: '1' };
  const file = library.disk.add('F', entry, 'zip', { state: 'waiting', reason: null });
  const values = { memberPath: 'b.txt', name: 'b.txt', kind: 'text', size: 1, modifiedMs: 1, inode: 'content' };
  const member = library.members.addRow(file, { ...values, state: 'waiting', reason: null });
  for (const id of [file, member]) library.jobs.add('read', id);
  library.disk.erase([file]);
  expect(library.jobs.hasOpen('read')).toBe(false);
});

test('a library of the second schema gets its index in the background, and loses vectors nobody needs', async () => {
  const dataDir = temporaryFolder();
  const dimensions = 16;
  const rows = clusteredVectors({ count: 401, dimensions, clusters: 9, spread: 0.8, seed: 1 });
  const old = new BetterSqlite(path.join(dataDir, 'library.db'));
  old.loadExtension(getLoadablePath());
  old.exec(library0001 + library0002);
  old.pragma('user_version = 2');
  old.exec(`INSERT INTO embedding (embedding_id, dimensions, created_at) VALUES ('old', ${dimensions}, 1);
    CREATE VIRTUAL TABLE vector_1 USING vec0 (embedding float[${dimensions}] distance_metric=cosine)`);
  const addVector = old.prepare('INSERT INTO vector (id, embedding, text_hash) VALUES (?, 1, ?)');
  const addValues = old.prepare('INSERT INTO vector_1 (rowid, embedding) VALUES (?, ?)');
  const vectorOf = (row: number) => rows.slice(row * dimensions, (row + 1) * dimensions);
  const texts = Array.from({ length: 400 }, (_, row) => `passage ${row}`);
  for (const [row, text] of [...texts, 'left over by a crash'].entries()) {
    addVector.run(row + 1, hashOf(text));
    addValues.run(BigInt(row + 1), Buffer.from(vectorOf(row).buffer));
  }
  old.close();

  const plan = { exactBelow: 100, vectorPrecision: 'int8', listsProbed: 50, pageCacheKibibytes: 2_048 } as const;
  const library = openLibraryStore(dataDir, Date.now, () => plan);
  onTestFinished(() => library.close());
  library.transaction(() => storeDocument(library, 'a.txt', texts));
  const [embedding] = library.vectors.embeddings();
  if (!embedding) throw new Error('the embedding is gone');
  const nearest = () => library.search.vector(embedding, vectorOf(77), {}, 3).map(({ chunkId }) => chunkId);
  const before = nearest();
  expect(before[0]).toBe(78);
  expect(library.indexes.ready(embedding)).toBeNull();
  await library.indexes.settle();
  expect(library.indexes.ready(embedding)?.size()).toBe(401);
  expect(nearest()).toEqual(before);
  library.transaction(() => library.vectors.removeUnused());
  expect(library.vectors.count()).toBe(400);
  expect(library.indexes.ready(embedding)?.size()).toBe(400);
});
