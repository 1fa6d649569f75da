/** Which of several rows a file that turns up elsewhere is, when more than one of them stood for it at some time. */
import { linkSync, mkdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lookAgain } from '../../../src/main/engine/ingest/look-again.ts';
import { keptLibrary } from '../../helpers/kept-library.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** A library with `many` files in `0:d`, and `z/p.txt` that was read after them and then renamed to `d/n0.txt`, over the one there. */
async function renamedOver(many: number) {
  const roots = [temporaryFolder(), temporaryFolder()] as const;
  mkdirSync(path.join(roots[0], 'd'));
  mkdirSync(path.join(roots[0], 'z'));
  for (let index = 0; index < many; index += 1) writeFileSync(path.join(roots[0], 'd', `n${index}.txt`), `${index}.`);
  const given = keptLibrary(roots);
  await given.read();
  writeFileSync(path.join(roots[0], 'z', 'p.txt'), 'Written last.');
  await given.read();
  renameSync(path.join(roots[0], 'z', 'p.txt'), path.join(roots[0], 'd', 'n0.txt'));
  await given.read();
  return { ...given, roots, idOf: (place: string) => given.files().get(place)?.id };
}

// The bug: asked about with the others, the row of the old place was as good as the one the file had by then.
test('a folder that moves takes along a document that was renamed over another, also when its files are asked about', async () => {
  const given = await renamedOver(30);
  const before = Array.from({ length: 30 }, (_, index) => given.idOf(`0:d/n${index}.txt`));
  const reads = given.workers.reads.length;
  renameSync(path.join(given.roots[0], 'd'), path.join(given.roots[1], 'moved'));
  await given.ingest.reconcile(given.folders[0] as (typeof given.folders)[0]);
  // Only what is gone is asked about, not a place whose file had gone elsewhere.
  expect(given.keeper.unconfirmed(given.folders[0]?.id ?? '')).toBe(30);
  await given.read();
  expect(before.map((_, index) => given.idOf(`1:moved/n${index}.txt`))).toEqual(before);
  expect(given.files().size).toBe(30);
  expect(given.workers.reads.length).toBe(reads);
});

test('the same when a person has said that they are gone, and they turn up after all', async () => {
  const given = await renamedOver(30);
  const known = given.idOf('0:d/n0.txt');
  const here = path.join(temporaryFolder(), 'outside');
  renameSync(path.join(given.roots[0], 'd'), here);
  await given.read();
  await given.keeper.confirmDeletions(given.folders[0]?.id ?? '', true);
  renameSync(here, path.join(given.roots[1], 'moved'));
  await given.read();
  expect(given.idOf('1:moved/n0.txt')).toBe(known);
  expect(given.files().size).toBe(30);
});

test('two names of one file in a folder that moves keep their own ids', async () => {
  const roots = [temporaryFolder()] as const;
  mkdirSync(path.join(roots[0], 'd'));
  writeFileSync(path.join(roots[0], 'd', 'a.txt'), 'One file.');
  linkSync(path.join(roots[0], 'd', 'a.txt'), path.join(roots[0], 'd', 'b.txt'));
  const given = keptLibrary(roots);
  await given.read();
  const idOf = (place: string) => given.files().get(place)?.id;
  const before = [idOf('d/a.txt'), idOf('d/b.txt')];
  renameSync(path.join(roots[0], 'd'), path.join(roots[0], 'e'));
  await given.read();
  expect([idOf('e/a.txt'), idOf('e/b.txt')]).toEqual(before);
});

test('a document that returns to a place it had left for another’s is the one of that place', async () => {
  const given = await renamedOver(3);
  const known = given.idOf('0:d/n0.txt');
  renameSync(path.join(given.roots[0], 'd', 'n0.txt'), path.join(given.roots[0], 'z', 'p.txt'));
  const reads = given.workers.reads.length;
  await given.read();
  expect(given.workers.reads.length).toBe(reads);
  expect(given.idOf('0:z/p.txt')).not.toBe(known);
  expect([...given.files().keys()].sort()).toEqual(['0:d/n1.txt', '0:d/n2.txt', '0:z/p.txt']);
});

test('what is left out by a new rule is not erased when another scan has found it elsewhere meanwhile', async () => {
  const roots = [temporaryFolder(), temporaryFolder()] as const;
  mkdirSync(path.join(roots[0], 'd'));
  writeFileSync(path.join(roots[0], 'a.md'), 'Left out soon.');
  const at = { moves: async () => {} };
  const given = keptLibrary(roots, {
    world: {
      cloud: {
        onlyInCloud: async () => {
          await at.moves();
          return new Set();
        },
      },
    },
  });
  await given.read();
  const idOf = (place: string) => given.files().get(place)?.id;
  const known = idOf('0:a.md');
  // Asked about in the middle of the scan, when the rule has been seen and nothing erased yet.
  writeFileSync(path.join(roots[0], 'd', 'sparse.txt'), '');
  truncateSync(path.join(roots[0], 'd', 'sparse.txt'), 4096);
  writeFileSync(path.join(roots[0], '.docentignore'), '*.md\n');
  at.moves = async () => {
    at.moves = async () => {};
    renameSync(path.join(roots[0], 'a.md'), path.join(roots[1], 'a.md'));
    await given.ingest.reconcile(given.folders[1] as (typeof given.folders)[0]);
    expect(idOf('1:a.md')).toBe(known);
  };
  await given.ingest.reconcile(given.folders[0] as (typeof given.folders)[0]);
  expect(idOf('1:a.md')).toBe(known);
});

test('a second look at a place does not take back a row that a scan has moved meanwhile', async () => {
  const roots = [temporaryFolder()] as const;
  writeFileSync(path.join(roots[0], 'a.txt'), 'First.');
  const given = keptLibrary(roots);
  await given.read();
  const row = given.library.files.byPublicId(given.files().get('a.txt')?.id ?? '');
  const before = row && given.library.disk.byId(row.id);
  if (!before || before.modifiedNs === null) throw new Error('not listed');
  writeFileSync(path.join(roots[0], 'a.txt'), 'Another one, written in its place.');
  const looking = lookAgain(given.library, row, roots[0], Date.now(), 0);
  const { special: _special, modifiedNs, ...moved } = before;
  given.library.disk.place(row.id, before.folderId, { ...moved, modifiedNs, path: 'b.txt', key: 'b.txt' });
  expect(await looking).toBeGreaterThan(0);
  expect(given.library.disk.byId(row.id)).toMatchObject({ key: 'b.txt', size: before.size });
});
