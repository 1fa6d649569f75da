import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { archiveOf } from '../../helpers/fake-engine-parts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

async function states(engine: Awaited<ReturnType<typeof testEngine>>, root: string) {
  const { files } = await engine.request('file.list', { limit: 1000 });
  return Object.fromEntries(
    files.map((file) => [
      file.path.slice(root.length + 1),
      file.reason ? `${file.state}:${file.reason.code}` : file.state,
    ]),
  );
}
function put(root: string, name: string, text: string) {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, 1e9, 1e9);
}

test('A retry of a partly read file keeps its duplicates', async () => {
  const root = temporaryFolder();
  put(root, 'a.txt', 'The first page speaks of herons.\fBROKEN');
  put(root, 'b.txt', 'The first page speaks of herons.\fBROKEN');
  const engine = await testEngine();
  engine.workers.behaviour = (text) => {
    if (text.includes('BROKEN')) throw new AppError('file-damaged', 'x');
  };
  await engine.add(root);
  const { files } = await engine.request('file.list', {});
  console.log(await states(engine, root));
  await engine.request('file.retry', { fileId: files[0]?.id ?? '' });
  await engine.idle();
  const after = (await engine.request('file.list', {})).files;
  console.log(after.map((f) => [f.name, f.state, f.documentId, f.characters]));
  expect(after.every((f) => f.documentId !== null)).toBe(true);
});

test('B1 members survive the disk being away while they wait', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', archiveOf({ 'one.txt': 'A fox in the snow.', 'two.txt': 'A heron.' }));
  const engine = await testEngine();
  const original = engine.workers.openMember;
  let away = true;
  Object.assign(engine.workers, {
    openMember: async function* (...args: Parameters<typeof original>) {
      if (away) {
        throw new AppError('file-unreadable', 'x', { system: 'EACCES' });
      }
      yield* original(...args);
    },
  });
  await engine.add(root);
  console.log(await states(engine, root));
  away = false;
  await engine.rescan();
  console.log(await states(engine, root));
  expect(await states(engine, root)).toEqual({
    'all.zip': 'ready',
    'all.zip!/one.txt': 'ready',
    'all.zip!/two.txt': 'ready',
  });
});

test('B2 members wait again when their container comes back', async () => {
  const root = temporaryFolder();
  const away = temporaryFolder();
  put(root, 'all.zip', archiveOf({ 'one.txt': 'A fox in the snow.', 'two.txt': 'A heron.' }));
  put(root, 'x.txt', 'x');
  const engine = await testEngine();
  const original = engine.workers.openMember;
  let opened: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    opened = resolve;
  });
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  Object.assign(engine.workers, {
    openMember: async function* (...args: Parameters<typeof original>) {
      opened();
      await gate;
      yield* original(...args);
    },
  });
  const folder = await engine.request('folder.add', { path: root });
  await reached;
  renameSync(path.join(root, 'all.zip'), path.join(away, 'all.zip'));
  await engine.request('folder.rescan', { folderId: folder.id });
  go();
  await engine.idle();
  renameSync(path.join(away, 'all.zip'), path.join(root, 'all.zip'));
  await engine.rescan();
  console.log(await states(engine, root));
  expect(await states(engine, root)).toEqual({
    'all.zip': 'ready',
    'all.zip!/one.txt': 'ready',
    'all.zip!/two.txt': 'ready',
    'x.txt': 'ready',
  });
});

test('C a reading whose job is gone does not settle another job', async () => {
  const root = temporaryFolder();
  put(root, 'a.txt', 'SLOW text.');
  const engine = await testEngine();
  const original = engine.workers.extract;
  let opened: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    opened = resolve;
  });
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  let held = 0;
  Object.assign(engine.workers, {
    extract: async function* (...args: Parameters<typeof original>) {
      const text = new TextDecoder().decode(await args[0].read(0, args[0].size));
      held += 1;
      if (held === 2) opened();
      if (text.startsWith('SLOW')) {
        opened();
        await gate;
      } else await new Promise((r) => setTimeout(r, 500));
      yield* original(...args);
    },
  });
  const folder = await engine.request('folder.add', { path: root });
  await reached;
  rmSync(path.join(root, 'a.txt'));
  put(root, 'keep.txt', 'Another.');
  put(root, 'b.txt', 'The newcomer.');
  await engine.request('folder.rescan', { folderId: folder.id });
  go();
  await engine.idle();
  console.log(await states(engine, root));
  expect(await states(engine, root)).toEqual({ 'b.txt': 'ready', 'keep.txt': 'ready' });
});

test('D twins of one name that are archives', async () => {
  const root = temporaryFolder();
  put(root, 'caf\u00e9.zip', archiveOf({ 'one.txt': 'A fox in the snow.' }));
  put(root, 'cafe\u0301.zip', archiveOf({ 'one.txt': 'A heron in the reed.' }));
  const engine = await testEngine();
  await engine.request('folder.add', { path: root });
  await Promise.race([engine.idle(), new Promise((r) => setTimeout(r, 3000))]);
  console.log(await states(engine, root), (await engine.request('library.status', {})).problem);
  expect(Object.values(await states(engine, root))).toEqual(['ready', 'ready', 'ready', 'ready']);
});

test('E a value the store refuses fails its file alone', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', archiveOf({ 'one.txt': 'A fox in the snow.' }));
  put(root, 'other.txt', 'Plain words.');
  const engine = await testEngine();
  const original = engine.workers.extract;
  Object.assign(engine.workers, {
    extract: async function* (...args: Parameters<typeof original>) {
      for await (const item of original(...args)) {
        if (item.type === 'member') yield { ...item, member: { ...item.member, modifiedMs: 1e300, size: 1.8e19 } };
        else yield item;
      }
    },
  });
  await engine.request('folder.add', { path: root });
  await Promise.race([engine.idle(), new Promise((r) => setTimeout(r, 3000))]);
  console.log(await states(engine, root), (await engine.request('library.status', {})).problem);
  expect((await engine.request('library.status', {})).problem).toBeNull();
});

test('F a damaged archive keeps the members before the damage', async () => {
  const root = temporaryFolder();
  put(root, 'all.zip', archiveOf({ 'one.txt': 'A fox in the snow.' }));
  const engine = await testEngine();
  const original = engine.workers.extract;
  Object.assign(engine.workers, {
    extract: async function* (...args: Parameters<typeof original>) {
      yield* original(...args);
      if (args[1].kind === 'zip' || args[1].name === 'all.zip') throw new AppError('file-damaged', 'x');
    },
  });
  await engine.add(root);
  console.log(await states(engine, root));
  expect(Object.keys(await states(engine, root))).toContain('all.zip!/one.txt');
});

test('G a password opens every copy', async () => {
  const root = temporaryFolder();
  put(root, 'a.txt', 'LOCKED sesame The treasure.');
  put(root, 'b.txt', 'LOCKED sesame The treasure.');
  const engine = await testEngine();
  await engine.add(root);
  const { files } = await engine.request('file.list', {});
  await engine.request('file.unlock', { fileId: files[0]?.id ?? '', password: 'sesame' });
  await engine.idle();
  console.log(await states(engine, root));
  expect(await states(engine, root)).toEqual({ 'a.txt': 'ready', 'b.txt': 'ready' });
});
