import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { confirmCloudFiles } from '../../../src/main/engine/files/cloud-files.ts';
import { createExclusions } from '../../../src/main/engine/files/exclusions.ts';
import { listDirectory } from '../../../src/main/engine/files/list-directory.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const root = { path: '', key: '', exclusions: createExclusions([]) };
const never = new AbortController().signal;

async function listed(folder: string) {
  const listing = await listDirectory(folder, root, never);
  return { ...listing, byPath: new Map(listing.files.map((file) => [file.path, file])) };
}

test('links are listed, not followed; pipes and sockets, hidden and temporary files are not listed', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'a.txt'), 'a');
  symlinkSync('/etc/passwd', path.join(folder, 'outside.txt'));
  symlinkSync('.', path.join(folder, 'loop'));
  symlinkSync('nowhere', path.join(folder, 'broken'));
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  for (const name of [
    '.hidden',
    '~$a.docx',
    '.~lock.a.odt#',
    'a.part',
    'a.crdownload',
    'a.download',
    'a.tmp',
    'a.txt.sb-12-ab',
  ])
    writeFileSync(path.join(folder, name), 'x');
  const { byPath } = await listed(folder);
  expect([...byPath.keys()].sort()).toEqual(['a.txt', 'broken', 'loop', 'outside.txt']);
  expect(byPath.get('outside.txt')?.special).toBe('link');
  expect(byPath.get('a.txt')?.special).toBeUndefined();
});

test('bundles are one item that is not entered, packages one file with the size and time of their parts', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'Photos.photoslibrary/originals'), { recursive: true });
  mkdirSync(path.join(folder, 'Note.rtfd'));
  writeFileSync(path.join(folder, 'Note.rtfd/TXT.rtf'), '12345');
  writeFileSync(path.join(folder, 'Note.rtfd/image.png'), '123');
  mkdirSync(path.join(folder, 'plain.folder'));
  const { byPath, folders } = await listed(folder);
  expect(byPath.get('Photos.photoslibrary')?.special).toBe('bundle');
  expect(byPath.get('Note.rtfd')).toMatchObject({ special: 'package', size: 8 });
  expect(folders.map((place) => place.path)).toEqual(['plain.folder']);
  // Whole seconds: what is set and what is told may differ by a rounding.
  const later = new Date(Math.ceil(Date.now() / 1000) * 1000 + 5_000);
  utimesSync(path.join(folder, 'Note.rtfd/TXT.rtf'), later, later);
  expect((await listed(folder)).byPath.get('Note.rtfd')?.modifiedMs).toBe(later.getTime());
});

test('no name hides another: twins of normal form, control characters, long names, emoji, bytes that are no text', async () => {
  const folder = temporaryFolder();
  const names = [
    'caf\u00e9.txt',
    'cafe\u0301.txt',
    'line\nbreak.txt',
    '\u0007bell.txt',
    `${'x'.repeat(251)}.txt`,
    '\u{1F600}\u{1F3FD}.txt',
  ];
  for (const name of names) writeFileSync(path.join(folder, name), name);
  const broken = [Buffer.from([0x62, 0xff, 0x2e, 0x74]), Buffer.from([0x62, 0xfe, 0x2e, 0x74])];
  for (const bytes of broken) writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), bytes]), 'x');
  const { files, byPath } = await listed(folder);
  expect(files).toHaveLength(names.length + broken.length);
  expect(new Set(files.map((file) => file.key)).size).toBe(files.length);
  expect(byPath.get('caf\u00e9.txt')?.key).toBe('caf\u00e9.txt');
  expect(files.filter((file) => file.unnamed)).toHaveLength(broken.length);
});

test('a file in NFD without a twin has the plain key, so that it is the same on every disk', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'cafe\u0301.txt'), 'x');
  expect((await listed(folder)).files[0]).toMatchObject({ path: 'cafe\u0301.txt', key: 'caf\u00e9.txt' });
});

test('a file without blocks is in the cloud only when the system says so; when it can’t tell, it is not read', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'holes.bin'), '');
  truncateSync(path.join(folder, 'holes.bin'), 1_000_000);
  const { files } = await listed(folder);
  const [candidate] = files;
  expect(candidate?.special).toBe('cloud');
  const special = async (probe: Parameters<typeof confirmCloudFiles>[2]) =>
    (await confirmCloudFiles(folder, files, probe))[0]?.special;
  expect(await special(null)).toBeUndefined();
  expect(await special({ onlyInCloud: async () => new Set() })).toBeUndefined();
  expect(await special({ onlyInCloud: async () => new Set([candidate?.inode ?? '']) })).toBe('cloud');
  expect(await special({ onlyInCloud: () => Promise.reject(new Error('no answer')) })).toBe('cloud');
});

test('patterns in the folder leave out what they name', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, '.docentignore'), '# notes\n*.log\nold/\n');
  for (const name of ['a.txt', 'b.log']) writeFileSync(path.join(folder, name), 'x');
  mkdirSync(path.join(folder, 'old'));
  const { byPath, excluded, folders } = await listed(folder);
  expect([...byPath.keys()]).toEqual(['a.txt']);
  expect([...excluded].sort()).toEqual(['b.log', 'old']);
  expect(folders).toEqual([]);
});
