import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { limits } from '../../../src/main/engine/limits.ts';
import type { FolderWatcher } from '../../../src/main/engine/ports.ts';
import { type KeptLibrary, type KeptLibraryOptions, keptLibrary } from '../../helpers/kept-library.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { wordMatch } from '../../helpers/word-match.ts';

type Files = Readonly<Record<string, string>>;

function write(root: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
}

/** A library that has read these files. */
async function readLibrary(files: Files, options: KeptLibraryOptions = {}, roots = [temporaryFolder()]) {
  write(roots[0] as string, files);
  const given = keptLibrary(roots, options);
  await given.read();
  return { ...given, root: roots[0] as string, roots, folderId: given.folders[0]?.id ?? '' };
}

const states = (given: Pick<KeptLibrary, 'files'>) =>
  Object.fromEntries([...given.files()].map(([place, file]) => [place, file.state]));
const idOf = (given: Pick<KeptLibrary, 'files'>, place: string) => given.files().get(place)?.id;
const many = (count: number, folder = 'many') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/n${index}.txt`, `Number ${index}.`]));

/** A watcher that tells what the test says. */
function toldWatcher() {
  const told = {
    hint: (_paths: readonly string[]) => {},
    trouble: (_reason: string) => {},
    watches: 0,
    refuses: false,
    /** What happens on the disk while watching begins. */
    meanwhile: () => {},
  };
  const watcher: FolderWatcher = {
    async watch(_folder, onHint, onTrouble) {
      if (told.refuses) throw new Error('no more watches');
      told.watches += 1;
      told.hint = onHint;
      told.trouble = onTrouble;
      told.meanwhile();
      return { close: async () => undefined };
    },
  };
  return { told, watcher };
}

test('renamed and moved files and folders keep their id and are not read again, also between folders', async () => {
  const roots = [temporaryFolder(), temporaryFolder()];
  const given = await readLibrary({ 'a.txt': 'First.', 'sub/b.txt': 'Second.', 'sub/deep/c.txt': 'Third.' }, {}, roots);
  const [a, b, c] = ['0:a.txt', '0:sub/b.txt', '0:sub/deep/c.txt'].map((place) => idOf(given, place));
  renameSync(path.join(roots[0] as string, 'a.txt'), path.join(roots[0] as string, 'renamed.txt'));
  renameSync(path.join(roots[0] as string, 'sub'), path.join(roots[1] as string, 'moved'));
  await given.read();
  expect(states(given)).toEqual({ '0:renamed.txt': 'ready', '1:moved/b.txt': 'ready', '1:moved/deep/c.txt': 'ready' });
  expect([idOf(given, '0:renamed.txt'), idOf(given, '1:moved/b.txt'), idOf(given, '1:moved/deep/c.txt')]).toEqual([
    a,
    b,
    c,
  ]);
  expect(given.workers.reads).toHaveLength(3);
});

test('hard links and copies are files of their own', async () => {
  const given = await readLibrary({ 'a.txt': 'Text.' });
  const id = idOf(given, 'a.txt');
  linkSync(path.join(given.root, 'a.txt'), path.join(given.root, 'linked.txt'));
  await given.read();
  expect(states(given)).toEqual({ 'a.txt': 'ready', 'linked.txt': 'ready' });
  expect(idOf(given, 'a.txt')).toBe(id);
  expect(idOf(given, 'linked.txt')).not.toBe(id);
  expect(given.workers.reads).toHaveLength(1);
});

test('a moved file over another leaves the place its document', async () => {
  const given = await readLibrary({ 'a.txt': 'Old.', 'b.txt': 'New text.' });
  const id = idOf(given, 'a.txt');
  renameSync(path.join(given.root, 'b.txt'), path.join(given.root, 'a.txt'));
  await given.read();
  expect(states(given)).toEqual({ 'a.txt': 'ready' });
  expect(idOf(given, 'a.txt')).toBe(id);
  expect(given.textOf(id ?? '')).toBe('New text.');
});

test('a root that is away hides nothing; back again, nothing is read', { timeout: 60_000 }, async () => {
  const { told, watcher } = toldWatcher();
  const given = await readLibrary({ 'a.txt': 'Stays.', 'sub/b.txt': 'Too.' }, { watcher });
  await given.keeper.start();
  expect(given.keeper.isWatched(given.folderId)).toBe(true);
  const before = states(given);
  renameSync(given.root, `${given.root}-away`);
  onTestFinished(() => rmSync(`${given.root}-away`, { recursive: true, force: true }));
  told.trouble('the folder was removed or moved');
  await expect.poll(() => given.ingest.isAvailable(given.folderId), { timeout: 20_000 }).toBe(false);
  expect(states(given)).toEqual(before);
  renameSync(`${given.root}-away`, given.root);
  await expect.poll(() => given.ingest.isAvailable(given.folderId), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => given.keeper.isWatched(given.folderId), { timeout: 20_000 }).toBe(true);
  expect(states(given)).toEqual(before);
  expect(given.workers.reads).toHaveLength(2);
});

test('another disk in the place of a folder hides nothing', async () => {
  const given = await readLibrary({ 'a.txt': 'Stays.' });
  const row = given.library.disk.at(given.folderId, 'a.txt');
  given.library.disk.renumber(given.folderId, row?.volume ?? '', '424242');
  rmSync(path.join(given.root, 'a.txt'));
  write(given.root, { 'stranger.txt': 'Of another disk.' });
  await given.read();
  expect(states(given)).toEqual({ 'a.txt': 'ready' });
  expect(given.ingest.isAvailable(given.folderId)).toBe(false);
});

test('the same disk under another number is known again by its files', async () => {
  const given = await readLibrary({ 'a.txt': 'Stays.', 'b.txt': 'Too.' });
  const volume = given.library.disk.at(given.folderId, 'a.txt')?.volume ?? '';
  given.library.disk.renumber(given.folderId, volume, '424242');
  await given.read();
  expect(given.ingest.isAvailable(given.folderId)).toBe(true);
  expect(given.library.disk.at(given.folderId, 'a.txt')?.volume).toBe(volume);
  expect(given.workers.reads).toHaveLength(2);
});

test('many files that vanish at once are asked about, stay searchable, and become what they were when they return', async () => {
  const given = await readLibrary({ ...many(limits.watch.leastDeletions + 5), 'keep.txt': 'Stays.' });
  const before = states(given);
  const reads = given.workers.reads.length;
  renameSync(path.join(given.root, 'many'), path.join(given.root, '.aside'));
  await given.read();
  expect(given.keeper.unconfirmed(given.folderId)).toBe(limits.watch.leastDeletions + 5);
  expect(Object.keys(states(given))).toEqual(Object.keys(before));
  expect(given.files().get('many/n1.txt')).toMatchObject({
    state: 'unavailable',
    reason: { code: 'deletions-unconfirmed' },
  });
  expect(given.library.search.keyword(wordMatch('number'), {}, 5)).toHaveLength(5);
  renameSync(path.join(given.root, '.aside'), path.join(given.root, 'many'));
  await given.read();
  expect(states(given)).toEqual(before);
  expect(given.keeper.unconfirmed(given.folderId)).toBe(0);
  expect(given.workers.reads).toHaveLength(reads);
});

test('deletions that trickle in are counted together', async () => {
  const given = await readLibrary({ ...many(30), 'keep.txt': 'Stays.' });
  for (let index = 0; index < 30; index += 1) {
    rmSync(path.join(given.root, `many/n${index}.txt`));
    if (index % 5 === 4) await given.read();
  }
  await given.read();
  expect(given.keeper.unconfirmed(given.folderId)).toBe(30);
  expect(given.files().size).toBe(31);
});

test('a person’s word hides them, or leaves them as unavailable', async () => {
  for (const gone of [true, false]) {
    const given = await readLibrary({ ...many(25), 'keep.txt': 'Stays.', 'last.txt': 'Too.' });
    rmSync(path.join(given.root, 'many'), { recursive: true });
    await given.read();
    await given.keeper.confirmDeletions(given.folderId, gone);
    expect(given.keeper.unconfirmed(given.folderId)).toBe(0);
    expect(given.files().size).toBe(gone ? 2 : 27);
    // What is decided does not make the next deletion one of many.
    rmSync(path.join(given.root, 'last.txt'));
    await given.read();
    expect(given.keeper.unconfirmed(given.folderId)).toBe(0);
    expect(given.files().has('last.txt')).toBe(false);
    if (!gone) expect(given.files().get('many/n3.txt')?.reason?.code).toBe('deletion-kept');
    expect(given.keeper.kept(given.folderId)).toBe(gone ? 0 : 25);
    write(given.root, { 'many/n3.txt': 'Number 3.' });
    await given.read();
    expect(states(given)['many/n3.txt']).toBe('ready');
  }
});

test('what is excluded leaves the library at once with its text; included again it is read', async () => {
  const given = await readLibrary({
    'a.txt': 'Public words.',
    'private/b.txt': 'Private words.',
    'private/c.md': 'More.',
  });
  await given.keeper.exclude(given.folderId, 'private/');
  expect(Object.keys(states(given))).toEqual(['a.txt']);
  expect(given.library.disk.at(given.folderId, 'private/b.txt')).toBeUndefined();
  const [exclusion] = given.personal.exclusions.list(given.folderId);
  await given.keeper.include(given.folderId, exclusion?.id ?? '');
  await given.ingest.idle();
  expect(Object.keys(states(given)).sort()).toEqual(['a.txt', 'private/b.txt', 'private/c.md']);
  await expect(given.keeper.include(given.folderId, 'none')).rejects.toMatchObject({ code: 'not-found' });
});

test('a .docentignore that is written takes effect by its own hint', { timeout: 60_000 }, async () => {
  const { told, watcher } = toldWatcher();
  const given = await readLibrary({ 'sub/a.md': 'One.', 'sub/deep/b.md': 'Two.', 'c.md': 'Three.' }, { watcher });
  await given.keeper.start();
  write(given.root, { 'sub/.docentignore': '*.md\n' });
  told.hint(['sub/.docentignore']);
  await expect.poll(() => Object.keys(states(given)), { timeout: 20_000 }).toEqual(['c.md']);
  rmSync(path.join(given.root, 'sub/.docentignore'));
  told.hint(['sub/.docentignore']);
  await expect.poll(() => Object.keys(states(given)).length, { timeout: 20_000 }).toBe(3);
});

test('a hint leads to a look at its folder only; one at an unknown place to a look at everything', {
  timeout: 60_000,
}, async () => {
  const { told, watcher } = toldWatcher();
  const given = await readLibrary({ 'a/1.txt': 'One.', 'b/2.txt': 'Two.' }, { watcher });
  await given.keeper.start();
  write(given.root, { 'a/new.txt': 'New.', 'b/unseen.txt': 'Unseen.' });
  told.hint(['a/new.txt']);
  await expect.poll(() => states(given)['a/new.txt'], { timeout: 20_000 }).toBe('ready');
  expect(states(given)).not.toHaveProperty('b/unseen.txt');
  told.hint(['gone/before/anyone/knew.txt']);
  await expect.poll(() => states(given)['b/unseen.txt'], { timeout: 20_000 }).toBe('ready');
  // The watcher has begun anew: it may know folders by names they have no more.
  expect(told.watches).toBe(2);
});

test('a folder that can’t be watched says so and is kept all the same', { timeout: 60_000 }, async () => {
  const { told, watcher } = toldWatcher();
  told.refuses = true;
  const given = await readLibrary({ 'a.txt': 'One.' }, { watcher });
  await given.keeper.start();
  expect(given.keeper.isWatched(given.folderId)).toBe(false);
  write(given.root, { 'b.txt': 'Two.' });
  given.keeper.lookEverywhere();
  await expect.poll(() => states(given)['b.txt'], { timeout: 20_000 }).toBe('ready');
});

test('what changes while watching begins anew is seen by the look after it', async () => {
  const { told, watcher } = toldWatcher();
  const given = await readLibrary({ 'a.txt': 'One.' }, { watcher });
  await given.keeper.start();
  told.meanwhile = () => write(given.root, { 'late.txt': 'Nobody hints at this.' });
  told.trouble('events were lost');
  await expect.poll(() => states(given)['late.txt'], { timeout: 20_000 }).toBe('ready');
  expect(told.watches).toBe(2);
});

test('links and bundles have their own state; a link’s target is never read', async () => {
  const given = await readLibrary({ 'a.txt': 'One.', 'Thing.app/Contents/secret.txt': 'Inside a program.' });
  symlinkSync('/etc/passwd', path.join(given.root, 'link.txt'));
  await given.read();
  expect(given.files().get('link.txt')).toMatchObject({ state: 'unsupported', reason: { code: 'link-not-followed' } });
  expect(given.files().get('Thing.app')).toMatchObject({ state: 'unsupported', reason: { code: 'bundle-not-read' } });
  expect(given.files().size).toBe(3);
  expect(given.workers.reads).toEqual(['One.']);
  // Asked for all the same, it is opened by nobody and says so again after the next look.
  const linkId = given.library.files.byPublicId(idOf(given, 'link.txt') ?? '')?.id ?? 0;
  given.ingest.retry(linkId);
  await given.read();
  await given.read();
  expect(states(given)['link.txt']).toBe('unsupported');
  expect(given.workers.reads).toEqual(['One.']);
  // A link that becomes a file is read.
  rmSync(path.join(given.root, 'link.txt'));
  write(given.root, { 'link.txt': 'A file now.' });
  await given.read();
  expect(states(given)['link.txt']).toBe('ready');
});

test('a package is one document and is read again when a part of it changes', async () => {
  const given = await readLibrary({ 'Note.rtfd/TXT.rtf': 'First words.' });
  const id = idOf(given, 'Note.rtfd');
  expect(states(given)).toEqual({ 'Note.rtfd': 'ready' });
  write(given.root, { 'Note.rtfd/TXT.rtf': 'Other words here.' });
  await given.read();
  expect(idOf(given, 'Note.rtfd')).toBe(id);
  expect(given.textOf(id ?? '')).toContain('Other words here.');
});

test('a file in the cloud is listed and read only when a person asks', async () => {
  let inCloud = true;
  const root = temporaryFolder();
  write(root, { 'a.txt': 'Far away.' });
  // An empty block count can't be made from a file with text, so the candidate is one with holes.
  const { truncateSync } = await import('node:fs');
  writeFileSync(path.join(root, 'cloud.txt'), '');
  truncateSync(path.join(root, 'cloud.txt'), 100);
  const given = keptLibrary([root], {
    world: {
      cloud: {
        onlyInCloud: async (paths) => {
          const { lstatSync } = await import('node:fs');
          return new Set(inCloud ? paths.map((file) => lstatSync(file, { bigint: true }).ino.toString()) : []);
        },
      },
    },
  });
  await given.read();
  expect(given.files().get('cloud.txt')).toMatchObject({ state: 'unavailable', reason: { code: 'cloud-only' } });
  expect(given.workers.reads).toEqual(['Far away.']);
  const id = given.library.files.byPublicId(idOf(given, 'cloud.txt') ?? '')?.id ?? 0;
  given.ingest.retry(id);
  await given.ingest.idle();
  expect(given.workers.reads).toHaveLength(2);
  await given.read();
  expect(states(given)['cloud.txt']).not.toBe('unavailable');
  inCloud = false;
  await given.read();
  expect(states(given)['cloud.txt']).not.toBe('unavailable');
  expect(given.workers.reads).toHaveLength(2);
});

test('a file that never rests is not read half-written, and is read when it rests', { timeout: 60_000 }, async () => {
  const given = await readLibrary({ 'a.txt': 'x' });
  const file = path.join(given.root, 'log.txt');
  writeFileSync(file, 'begin');
  await given.ingest.reconcile({ ...given.folders[0], id: given.folderId } as never);
  const reason = () => given.files().get('log.txt')?.reason?.code;
  for (let step = 0; step < 200 && !reason(); step += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    writeFileSync(file, `begin ${'more '.repeat(step)}`);
  }
  expect(reason()).toBe('file-changed-while-reading');
  expect(given.workers.reads.filter((text) => text.startsWith('begin'))).toEqual([]);
  writeFileSync(file, 'begin to end');
  await given.ingest.idle();
  expect(given.workers.reads.filter((text) => text.startsWith('begin'))).toEqual(['begin to end']);
});

test('files whose folder went away before they were read are read when it is back', { timeout: 60_000 }, async () => {
  const given = await readLibrary({ 'a.txt': 'Known.' });
  const folder = given.personal.folders.byId(given.folderId);
  if (!folder) throw new Error('the folder is registered');
  write(given.root, { 'sub/b.txt': 'Not read yet.' });
  await given.ingest.reconcile(folder);
  renameSync(given.root, `${given.root}-away`);
  onTestFinished(() => rmSync(`${given.root}-away`, { recursive: true, force: true }));
  await given.read();
  expect(states(given)).toEqual({ 'a.txt': 'ready', 'sub/b.txt': 'unavailable' });
  renameSync(`${given.root}-away`, given.root);
  await given.read();
  expect(states(given)).toEqual({ 'a.txt': 'ready', 'sub/b.txt': 'ready' });
  expect(given.workers.reads).toEqual(['Known.', 'Not read yet.']);
});

test('a tree deeper than a path may be long is listed as far as paths reach, and nothing else suffers', async () => {
  const given = await readLibrary({ 'a.txt': 'One.' });
  const deeper = 'mkdir "$0" && cd "$0" && echo text > note.txt';
  execFileSync('bash', ['-c', `${Array.from({ length: 30 }, () => deeper).join(' && ')}`, 'd'.repeat(200)], {
    cwd: given.root,
  });
  onTestFinished(() => {
    execFileSync('rm', ['-rf', given.root]);
  });
  await given.read();
  expect(states(given)['a.txt']).toBe('ready');
  expect(states(given)[`${'d'.repeat(200)}/note.txt`]).toBe('ready');
  const found = given.files().size;
  expect(found).toBeGreaterThan(10);
  await given.read();
  expect(given.files().size).toBe(found);
  expect(given.ingest.isAvailable(given.folderId)).toBe(true);
});
