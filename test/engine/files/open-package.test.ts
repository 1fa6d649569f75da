import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openListed } from '../../../src/main/engine/files/open-listed.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const never = new AbortController().signal;

function makePackage() {
  const root = temporaryFolder();
  const folder = path.join(root, 'Letter.rtfd');
  const longName = `${'long-'.repeat(30)}\u00fc.txt`;
  mkdirSync(path.join(folder, 'sub'), { recursive: true });
  writeFileSync(path.join(folder, 'TXT.rtf'), '{\\rtf1 Hello}');
  writeFileSync(path.join(folder, 'sub', longName), 'x'.repeat(1_300));
  writeFileSync(path.join(folder, 'empty'), '');
  writeFileSync(path.join(folder, '.DS_Store'), 'notes of the desktop');
  symlinkSync('/etc/passwd', path.join(folder, 'outside'));
  return { root, folder, longName };
}

test('a package reads as the tar archive of its own files, which tar itself can read', async () => {
  const { root, folder, longName } = makePackage();
  const file = await openListed(folder, root, 'package');
  const bytes = await file.source.read(0, file.source.size);
  expect(bytes).toHaveLength(file.source.size);
  const archive = path.join(root, 'out.tar');
  writeFileSync(archive, bytes);
  const names = execFileSync('tar', ['--quoting-style=literal', '-tf', archive], { encoding: 'utf8' })
    .trim()
    .split('\n');
  expect(names).toEqual(['TXT.rtf', 'empty', `sub/${longName}`]);
  const out = path.join(root, 'out');
  mkdirSync(out);
  execFileSync('tar', ['-xf', archive, '-C', out]);
  expect(readFileSync(path.join(out, 'sub', longName), 'utf8')).toBe('x'.repeat(1_300));
  // Any part of it is the same as that part of the whole.
  for (const [offset, length] of [
    [0, 1],
    [500, 40],
    [511, 2],
    [700, 3_000],
    [file.source.size - 5, 100],
  ] as const) {
    expect(await file.source.read(offset, length)).toEqual(
      bytes.subarray(offset, Math.min(bytes.length, offset + length)),
    );
  }
  await file.close();
});

test('the hash tells contents apart, not times; a change inside is noticed', async () => {
  const { root, folder } = makePackage();
  const first = await openListed(folder, root, 'package');
  const hash = await first.hash(never);
  expect(await first.changed()).toBe(false);
  writeFileSync(path.join(folder, 'TXT.rtf'), '{\\rtf1 Hello}');
  expect(await first.changed()).toBe(true);
  await first.close();
  const again = await openListed(folder, root, 'package');
  expect(await again.hash(never)).toEqual(hash);
  await again.close();
});

test('a package behind a link is not opened', async () => {
  const { root, folder } = makePackage();
  const elsewhere = path.join(temporaryFolder(), 'Letter.rtfd');
  renameSync(folder, elsewhere);
  symlinkSync(elsewhere, folder);
  await expect(openListed(folder, root, 'package')).rejects.toMatchObject({ code: 'file-unreadable' });
});
