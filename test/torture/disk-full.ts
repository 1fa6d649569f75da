/** The library lies on a small disk that fills up in the middle of work: nothing saved is lost, and with space it goes on to the end. */
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../helpers/seeded-random.ts';
import { completeLibrary, differences, makeReference, writeDocuments } from './documents.ts';
import { createPromised } from './promised.ts';
import { killWorking, startWorking } from './start-working.ts';
import { missingSmallDisk, mountSmallDisk, unmount } from './tools.ts';
import { createTally, type TortureTest } from './torture-test.ts';

/** Bytes of the disk: several times what the library needs. */
const diskBytes = 64 * 1024 * 1024;
/** Bytes that are left for work at most; mostly much less. */
const mostLeft = 2 * 1024 * 1024;
/** Milliseconds the disk stays full, and a run may take once there is space: it waits ten seconds before it tries again. */
const fullMs = 3_000;
const patienceMs = 120_000;

export const diskFull: TortureTest = {
  name: 'disk',
  title: 'disk full on a small disk',
  counts: { quick: 1, short: 8, long: 60 },
  shortSeconds: 90,
  missing: missingSmallDisk,
  async run({ count, hasTime, seed, folder, tell }) {
    const random = seededRandom(seed);
    const tally = createTally();
    const documents = path.join(folder, 'documents');
    writeDocuments(documents, 60);
    const reference = await makeReference(path.join(folder, 'reference'), documents);
    const disk = path.join(folder, 'disk');
    mkdirSync(disk);
    let met = 0;
    for (let round = 0; round < count && hasTime(); round += 1) {
      if (mountSmallDisk(disk, diskBytes).status !== 0) throw new Error('the small disk could not be mounted');
      try {
        const dataDir = path.join(disk, 'library');
        const left = Math.floor(random() ** 3 * mostLeft);
        const promised = createPromised();
        const working = startWorking({ dataDir, documents, name: `full-${round}`, count: 40 });
        // Somewhere between the first moment and the last answer.
        await Promise.race([working.ended, sleep(random() * 2_000)]);
        fill(disk, left);
        await Promise.race([working.ended, sleep(fullMs)]);
        rmSync(path.join(disk, 'ballast'), { force: true });
        await Promise.race([working.ended, sleep(patienceMs)]);
        const failures: string[] = [];
        if (working.lines.some((line) => 'failed' in line)) met += 1;
        if (working.child.exitCode === null) {
          failures.push('it did not end although there was space again');
          killWorking(working);
        }
        await working.ended;
        promised.hear(working);
        for (const line of working.lines) {
          if ('failed' in line && line.failed !== 'disk-full') failures.push(`told as ${line.failed}: ${line.why}`);
        }
        const after = startWorking({ dataDir, documents, name: 'after', count: 1 });
        await after.ended;
        const losses = promised.missing(after);
        await completeLibrary(dataDir, documents);
        losses.push(...differences(dataDir, reference));
        tally.count(`${left} bytes left`, losses, failures);
      } finally {
        unmount(disk);
      }
      tell(`disk ${round + 1}`);
    }
    return tally.result(`${met} runs met it in a request`);
  },
};

/** Leaves `left` bytes. */
function fill(disk: string, left: number): void {
  const { bavail, bsize } = statfsSync(disk);
  try {
    writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
  } catch (error) {
    // The library took some of it meanwhile: it is full, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
