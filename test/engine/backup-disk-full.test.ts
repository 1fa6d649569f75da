/** A disk that fills up: told before the first byte where that can be, and nothing left of it where it can't. */
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writePortable } from '../../src/main/engine/backup/write-portable.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

function smallDisk(bytes: number): string {
  const folder = temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

const facts = {
  ...{
    format: 1 as const,
    madeAt: 0,
    libraryId: 'one',
    schema: { library: 1, personal: 1 },
    folders: [],
    embeddings: [],
  },
  counts: { folders: 0, files: 0, documents: 0, passages: 0, vectors: 0, conversations: 0, messages: 0 },
  ...{ models: [], encrypted: false },
};

// The bug: half a file that looks like a backup, or a disk that stays full because of it.
test.skipIf(!mayMount)('disk full while writing: nothing is left, and an older file stays', async () => {
  const disk = smallDisk(4 * 1024 * 1024);
  const older = path.join(disk, 'library.docent');
  writeFileSync(older, 'older');
  const large = path.join(temporaryFolder(), 'large');
  writeFileSync(large, Buffer.alloc(8 * 1024 * 1024, 1));
  const parts = { manifest: facts, files: [{ name: 'library.db' as const, path: large }] };
  const written = writePortable(older, parts, null, new AbortController().signal, () => undefined);
  await expect(written).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(readdirSync(disk)).toEqual(['library.docent']);
});

// The bug: minutes of copying before anybody says that it does not fit.
test.skipIf(!mayMount)('disk full before it begins: said at once, with what is needed', async () => {
  const disk = smallDisk(4 * 1024 * 1024);
  const { request, dataDir } = await testEngine();
  await request('backup.start', { path: path.join(disk, 'library.docent') });
  for (;;) {
    const job = await request('backup.job', {});
    if (job?.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 5));
      continue;
    }
    expect(job?.error).toMatchObject({ code: 'disk-full', data: { path: disk } });
    break;
  }
  expect(readdirSync(disk)).toEqual([]);
  expect(readdirSync(dataDir)).not.toContain('backing-up');
  expect((await request('library.status', {})).counts.ready).toBe(0);
});
