/** Reads, writes, syncs and opens of the databases fail as a bad disk makes them: what was said to be saved before stays, and work goes on after. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../helpers/seeded-random.ts';
import { completeLibrary, differences, makeReference, writeDocuments } from './documents.ts';
import { createPromised } from './promised.ts';
import { killWorking, startWorking } from './start-working.ts';
import { missingStrace } from './tools.ts';
import { createTally, type TortureTest } from './torture-test.ts';

/** Milliseconds a process may try with a disk that fails; it may well wait for better times. */
const patienceMs = 6_000;
const faults = [
  ['pwrite64', 'EIO'],
  ['pwrite64', 'ENOSPC'],
  ['fsync', 'EIO'],
  ['pread64', 'EIO'],
  ['ftruncate', 'EIO'],
  ['openat', 'EMFILE'],
  ['openat', 'EROFS'],
  ['unlink', 'EROFS'],
  ['fcntl', 'EIO'],
] as const;
/** The first call that fails lies below, per kind: about as many as a run makes. */
const callsOf: Readonly<Record<string, number>> = { pwrite64: 400, pread64: 60, openat: 12, fcntl: 200 };
const fewCalls = 20;
const databases = ['library.db', 'personal.db'].flatMap((name) => [name, `${name}-wal`, `${name}-shm`]);

export const failingCalls: TortureTest = {
  name: 'syscalls',
  title: 'failing calls: EIO, ENOSPC, EROFS, EMFILE',
  counts: { quick: 3, short: 30, long: 400 },
  missing: missingStrace,
  async run({ count, seed, folder, tell }) {
    const random = seededRandom(seed);
    const tally = createTally();
    const documents = path.join(folder, 'documents');
    writeDocuments(documents, 25);
    const reference = await makeReference(path.join(folder, 'reference'), documents);
    let failed = 0;
    for (let round = 0; round < count; round += 1) {
      const dataDir = path.join(folder, `library-${round}`);
      mkdirSync(dataDir);
      const promised = createPromised();
      // Something to lose.
      const before = startWorking({ dataDir, documents, name: 'before', count: 2 });
      await before.ended;
      promised.hear(before);
      const [call, error] = faults[round % faults.length] as (typeof faults)[number];
      const first = 1 + Math.floor(random() * (callsOf[call] ?? fewCalls));
      // One call, some, or every one from then on.
      const until = ['', `..${first + 5}`, '+'][Math.floor(random() * 3)];
      const when = `${first}${until}`;
      const under = [
        ...['strace', '-f', '-qq', '-o', '/dev/null'],
        ...databases.flatMap((name) => ['-P', path.join(dataDir, name)]),
        ...['-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${when}`],
      ];
      const working = startWorking({ dataDir, documents, name: 'hurt', count: 4, under });
      await Promise.race([working.ended, sleep(patienceMs)]);
      killWorking(working);
      await working.ended;
      promised.hear(working);
      if (working.lines.some((line) => 'failed' in line)) failed += 1;
      const after = startWorking({ dataDir, documents, name: 'after', count: 1 });
      await after.ended;
      const losses = promised.missing(after);
      const failures = after.lines.some((line) => 'closed' in line) ? [] : [`no start after it: ${after.errors()}`];
      await completeLibrary(dataDir, documents);
      losses.push(...differences(dataDir, reference));
      tally.count(`${call} ${error} when ${when}`, losses, failures);
      rmSync(dataDir, { recursive: true, force: true });
      if ((round + 1) % 10 === 0) tell(`${round + 1} runs`);
    }
    return tally.result(`${failed} runs met the failure in a request`);
  },
};
