import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import { archiveOf } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

/** What stands in the list: path behind the folder → state. */
async function states(engine: Awaited<ReturnType<typeof testEngine>>, root: string) {
  const { files } = await engine.request('file.list', { limit: 1000 });
  return Object.fromEntries(files.map((file) => [file.path.slice(root.length + 1), file.state]));
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

test('members of an archive are documents of their own, found and shown where they stand', async () => {
  const inner = archiveOf({ 'deep.txt': 'The heron nests in the reeds.' });
  const root = folderWith({ 'all.zip': archiveOf({ 'a/one.txt': 'A fox in the snow.', 'inner.zip': inner }) });
  const engine = await testEngine();
  await engine.add(root);
  expect(await states(engine, root)).toEqual({
    'all.zip': 'ready',
    'all.zip!/a/one.txt': 'ready',
    'all.zip!/inner.zip': 'ready',
    'all.zip!/inner.zip!/deep.txt': 'ready',
  });
  const { hits } = await engine.request('search.run', { query: 'heron reeds' });
  expect(hits[0]?.path).toBe(path.join(root, 'all.zip!/inner.zip!/deep.txt'));
  const status = await engine.request('library.status', {});
  expect([status.files, status.members]).toEqual([1, 3]);
  const top = await engine.request('file.list', { members: false });
  expect(top.files.map((file) => [file.name, file.members])).toEqual([['all.zip', 2]]);
  const inside = await engine.request('file.list', { parentId: top.files[0]?.id });
  expect(inside.files.map((file) => file.name).sort()).toEqual(['inner.zip', 'one.txt']);
});

test('a changed archive gains and loses members, and those that stayed are not read again', async () => {
  const root = folderWith({ 'all.zip': archiveOf({ 'one.txt': 'Stays the same.', 'two.txt': 'Goes away.' }) });
  const engine = await testEngine();
  await engine.add(root);
  const before = engine.workers.reads.length;
  writeFileSync(path.join(root, 'all.zip'), archiveOf({ 'one.txt': 'Stays the same.', 'three.txt': 'Is new here.' }));
  await engine.rescan();
  expect(Object.keys(await states(engine, root))).toEqual(['all.zip', 'all.zip!/one.txt', 'all.zip!/three.txt']);
  // The archive itself and the new member.
  expect(engine.workers.reads.length - before).toBe(2);
  const { hits } = await engine.request('search.run', { query: 'goes away', using: 'keyword' });
  expect(hits.filter((hit) => hit.text.includes('Goes away'))).toEqual([]);
});

test('members go and come back with their archive, without being read again', async () => {
  const root = folderWith({ 'all.zip': archiveOf({ 'one.txt': 'A fox in the snow.' }), 'other.txt': 'Stays.' });
  const engine = await testEngine();
  await engine.add(root);
  const before = engine.workers.reads.length;
  const away = path.join(temporaryFolder(), 'all.zip');
  renameSync(path.join(root, 'all.zip'), away);
  await engine.rescan();
  expect(Object.keys(await states(engine, root))).toEqual(['other.txt']);
  renameSync(away, path.join(root, 'renamed.zip'));
  await engine.rescan();
  expect(Object.keys(await states(engine, root))).toEqual(['other.txt', 'renamed.zip', 'renamed.zip!/one.txt']);
  expect(engine.workers.reads.length).toBe(before);
});

test('what is nested too deep is listed and says so', async () => {
  let text = 'The innermost words.';
  let name = 'core.txt';
  for (let depth = 0; depth <= limits.members.maxDepth; depth += 1) {
    text = archiveOf({ [name]: text });
    name = `level${depth}.zip`;
  }
  const root = folderWith({ 'outer.zip': text });
  const engine = await testEngine();
  await engine.add(root);
  const { files } = await engine.request('file.list', {});
  const deepest = files.at(-1);
  expect(deepest).toMatchObject({ state: 'unsupported', reason: { code: 'archive-depth' } });
  expect(files).toHaveLength(limits.members.maxDepth + 2);
});

test('the same archive twice: each has its own members, read once', async () => {
  const archive = archiveOf({ 'one.txt': 'A fox in the snow.' });
  const root = folderWith({ 'a.zip': archive, 'b.zip': archive });
  const engine = await testEngine();
  await engine.add(root);
  expect(await states(engine, root)).toEqual({
    'a.zip': 'ready',
    'a.zip!/one.txt': 'ready',
    'b.zip': 'ready',
    'b.zip!/one.txt': 'ready',
  });
  expect(engine.workers.reads).toHaveLength(2);
});

test('unpacked members leave nothing on the disk', async () => {
  const root = folderWith({ 'all.zip': archiveOf({ 'inner.zip': archiveOf({ 'one.txt': 'A secret.' }) }) });
  const engine = await testEngine();
  await engine.add(root);
  expect(readdirSync(path.join(engine.dataDir, 'unpacked'))).toEqual([]);
});

test('the bytes of a member can be shown', async () => {
  const root = folderWith({ 'all.zip': archiveOf({ 'one.txt': 'A fox in the snow.' }) });
  const engine = await testEngine();
  await engine.add(root);
  const { files } = await engine.request('file.list', { nameContains: 'one.txt' });
  const documentId = files[0]?.documentId ?? '';
  const file = await engine.engine.documentFile(documentId, files[0]?.id);
  expect(file).toMatchObject({ path: null, size: 18, name: 'one.txt' });
  const bytes = await engine.engine.documentBytes({ documentId, fileId: files[0]?.id, offset: 2, length: 3 });
  expect(new TextDecoder().decode(bytes)).toBe('fox');
  rmSync(path.join(root, 'all.zip'));
  expect(createHash('sha256').update(bytes).digest('hex')).toHaveLength(64);
});

test('a locked file is read once its password is known, and a wrong one is refused', async () => {
  const root = folderWith({ 'secret.txt': 'LOCKED sesame The treasure lies under the oak.' });
  const engine = await testEngine();
  await engine.add(root);
  const [file] = (await engine.request('file.list', {})).files;
  expect(file).toMatchObject({ state: 'locked', reason: { code: 'password-needed' } });
  const fileId = file?.id ?? '';
  await expect(engine.request('file.unlock', { fileId, password: 'wrong' })).rejects.toMatchObject({
    code: 'wrong-password',
  });
  await engine.request('file.unlock', { fileId, password: 'sesame' });
  await engine.idle();
  expect((await engine.request('file.list', {})).files[0]?.state).toBe('ready');
  expect((await engine.request('search.run', { query: 'treasure oak' })).hits).toHaveLength(1);
});

test('a password is kept only when asked, sealed, and opens the file after a restart', async () => {
  const root = folderWith({ 'secret.txt': 'LOCKED sesame The treasure lies under the oak.' });
  const engine = await testEngine();
  await engine.add(root);
  const fileId = (await engine.request('file.list', {})).files[0]?.id ?? '';
  await engine.request('file.unlock', { fileId, password: 'sesame', keep: true });
  await engine.idle();
  expect((await engine.request('file.details', { fileId })).passwordKept).toBe(true);
  const again = await engine.reopen();
  await again.request('file.retry', { fileId });
  await again.idle();
  expect((await again.request('file.list', {})).files[0]?.state).toBe('ready');
  await again.request('file.forgetPassword', { fileId });
  expect((await again.request('file.details', { fileId })).passwordKept).toBe(false);
});

test('the list can be taken along as CSV that no spreadsheet runs', async () => {
  const root = folderWith({ 'a, "b".txt': 'One.', 'c.txt': 'Two.' });
  const engine = await testEngine();
  await engine.add(root);
  const { text, next } = await engine.request('file.export', { format: 'csv' });
  expect(next).toBeNull();
  expect(text.split('\r\n')).toHaveLength(4);
  expect(text).toContain(`"${root}/a, ""b"".txt",text,ready`);
  const json = JSON.parse((await engine.request('file.export', { format: 'json' })).text);
  expect(json).toHaveLength(2);
});
