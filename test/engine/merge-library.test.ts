/** Two computers' libraries in one: everything once, nothing overwritten, nothing embedded again. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { archiveOf } from '../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

type Opened = Awaited<ReturnType<typeof testEngine>>;

async function jobOf(engine: Pick<Opened, 'request'>) {
  for (;;) {
    const job = await engine.request('backup.job', {});
    if (job && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function libraryOf(files: Readonly<Record<string, string>>, question: string) {
  const engine = await testEngine();
  const folder = path.join(temporaryFolder(), 'documents');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  await engine.engine.start();
  await engine.add(folder);
  const done = new Promise<void>((resolve) => engine.engine.on((name) => name === 'answer.done' && resolve()));
  await engine.request('answer.start', { question });
  await done;
  return { ...engine, folder };
}

const names = async (engine: Pick<Opened, 'request'>, query: string) =>
  (await engine.request('search.run', { query, k: 10 })).hits.map((hit) => path.basename(hit.path));

const shared = 'The town hall of Alder burnt down in 1872.';

// The bug: documents come twice, are embedded again, or one library’s conversations replace the other’s.
test('documents with their vectors and conversations come in once, however often they are merged', async () => {
  const one = await libraryOf({ 'alder.txt': shared, 'birch.txt': 'Birch has a mill of granite.' }, 'What has Birch?');
  const two = await libraryOf(
    {
      'same.txt': shared,
      'cedar.txt': 'Cedar keeps bees in the churchyard.',
      'old.zip': archiveOf({ 'dune.txt': 'Dune sells amber at the harbour.' }),
    },
    'What does Cedar keep?',
  );
  const file = path.join(temporaryFolder(), 'two.docent');
  await two.request('backup.start', { path: file });
  await jobOf(two);
  const [embedded, reads] = [one.models.embedded.length, one.workers.reads.length];

  await one.request('backup.merge', { path: file });
  const first = await jobOf(one);
  await one.idle();
  expect(first).toMatchObject({ state: 'done', error: null });
  expect(first.merged).toMatchObject({ known: 1, vectors: 2, passages: 2, conversations: 1, conversationsLocked: 0 });
  expect(await names(one, 'bees churchyard')).toEqual(expect.arrayContaining(['cedar.txt']));
  const found = await one.request('search.run', { query: 'amber harbour', k: 1 });
  expect(found.hits[0]).toMatchObject({ text: 'Dune sells amber at the harbour.', similarity: expect.any(Number) });
  expect((await names(one, 'town hall Alder')).filter((name) => name === 'alder.txt' || name === 'same.txt')).toEqual([
    'alder.txt',
  ]);
  expect([one.models.embedded.length, one.workers.reads.length]).toEqual([embedded, reads]);
  const conversations = await one.request('conversation.list', {});
  expect(conversations).toHaveLength(2);
  const theirs = (await two.request('conversation.list', {}))[0]?.id as string;
  const { messages } = await one.request('conversation.get', { conversationId: theirs });
  expect(messages).toEqual((await two.request('conversation.get', { conversationId: theirs })).messages);

  await one.request('backup.merge', { path: file });
  expect((await jobOf(one)).merged).toMatchObject({ documents: 0, passages: 0, vectors: 0, conversations: 0 });
  expect(await one.request('conversation.list', {})).toHaveLength(2);
  const { folders } = await one.request('library.status', {});
  expect(folders).toHaveLength(2);

  // Looking at every folder again deletes nothing that stands on the other computer.
  await one.rescan();
  expect(await names(one, 'bees churchyard')).toEqual(expect.arrayContaining(['cedar.txt']));
  const merged = folders.find(({ path: place }) => place !== one.folder);
  await one.request('folder.relink', { folderId: merged?.id as string, path: two.folder });
  await one.idle();
  const linked = await one.request('library.status', {});
  expect(linked.folders.map((folder) => folder.available)).toEqual([true, true]);
  expect([one.models.embedded.length, one.workers.reads.length]).toEqual([embedded, reads]);
});

// The bug: sealed conversations come in unreadable, or half a file is merged.
test('a damaged file brings nothing in', async () => {
  const one = await libraryOf({ 'alder.txt': shared }, 'What burnt down?');
  const file = path.join(temporaryFolder(), 'broken.docent');
  writeFileSync(file, 'docent\r\n and then nothing');
  await one.request('backup.merge', { path: file });
  expect((await jobOf(one)).error?.code).toBe('backup-damaged');
  expect((await one.request('library.status', {})).counts.ready).toBe(1);
});

/** A file of another library, after `change` was done to its databases. */
async function changedFile(change: (folder: string) => void, files: Readonly<Record<string, string>>): Promise<string> {
  const other = await libraryOf(files, 'What does Cedar keep?');
  await other.engine.close();
  change(other.dataDir);
  const again = await testEngine(other.dataDir);
  const file = path.join(temporaryFolder(), 'other.docent');
  await again.request('backup.start', { path: file });
  expect(await jobOf(again)).toMatchObject({ state: 'done' });
  return file;
}

// The bug: the name of a column in a file somebody else made becomes a part of a statement in this library.
test('a file whose tables have columns of somebody else is refused', async () => {
  const hostile = 'x", "title") SELECT * FROM setting --';
  const file = await changedFile(
    (folder) => {
      for (const [name, table] of [
        ['library.db', 'content'],
        ['library.db', 'file'],
        ['personal.db', 'conversation'],
      ] as const) {
        const database = new BetterSqlite(path.join(folder, name));
        database.exec(`ALTER TABLE ${table} ADD COLUMN "${hostile.replaceAll('"', '""')}" TEXT`);
        database.close();
      }
    },
    { 'cedar.txt': 'Cedar keeps bees in the churchyard.' },
  );
  const one = await libraryOf({ 'alder.txt': shared }, 'What burnt down?');
  await one.request('backup.merge', { path: file });
  expect(await jobOf(one)).toMatchObject({ state: 'failed', error: { code: 'backup-damaged' }, merged: null });
  expect(await names(one, 'bees churchyard')).not.toContain('cedar.txt');
});

// The bug: a document that was just deleted here keeps the other library from coming in.
test('a document whose file is gone here comes from there', async () => {
  const file = await changedFile(() => undefined, { 'same.txt': shared });
  const one = await libraryOf({ 'alder.txt': shared, 'birch.txt': 'Birch has a mill.' }, 'What burnt down?');
  rmSync(path.join(one.folder, 'alder.txt'));
  await one.rescan();
  expect(await names(one, 'town hall Alder')).not.toContain('alder.txt');
  await one.request('backup.merge', { path: file });
  expect(await jobOf(one)).toMatchObject({ state: 'done', error: null, merged: { documents: 1 } });
  expect(await names(one, 'town hall Alder')).toContain('same.txt');
  writeFileSync(path.join(one.folder, 'alder.txt'), shared);
  await one.rescan();
  // Three files, two documents; the folder of the other library stays away until a person says where it stands.
  expect((await one.request('library.status', {})).counts).toMatchObject({ ready: 2, unavailable: 1 });
});
