/** Reads, writes, syncs and opens of the databases fail as a bad disk makes them: what was said to be saved before stays, and work goes on after. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
/** Every so manieth try the disk is good at the start and fails in the middle of work: each read and write from then on, for a while. */
const inTheMiddle = 3;
/** Milliseconds after its first word until it fails, and how long it does. */
const soundMs = 300;
const failsMs = 1_500;
const failsInTheMiddle = [
  ['pread64', 'EIO'],
  ['pread64,pwrite64', 'EIO'],
  ['pwrite64', 'ENOSPC'],
] as const;
/** The first call that fails lies below, per kind: about as many as a run makes. */
const callsOf: Readonly<Record<string, number>> = { pwrite64: 400, pread64: 60, openat: 12, fcntl: 200 };
const fewCalls = 20;
const databases = ['library.db', 'personal.db'].flatMap((name) => [name, `${name}-wal`, `${name}-shm`]);

export const failingCalls: TortureTest = {
  name: 'syscalls',
  title: 'failing calls: EIO, ENOSPC, EROFS, EMFILE',
  counts: { quick: 3, short: 30, long: 400 },
  shortSeconds: 180,
  missing: missingStrace,
  async run({ count, hasTime, seed, folder, tell }) {
    const random = seededRandom(seed);
    const tally = createTally();
    const documents = path.join(folder, 'documents');
    writeDocuments(documents, 25);
    const reference = await makeReference(path.join(folder, 'reference'), documents);
    let failed = 0;
    for (let round = 0; round < count && hasTime(); round += 1) {
      const dataDir = path.join(folder, `library-${round}`);
      mkdirSync(dataDir);
      const promised = createPromised();
      // Something to lose.
      const before = startWorking({ dataDir, documents, name: 'before', count: 2 });
      await before.ended;
      promised.hear(before);
      const isMiddle = round % inTheMiddle === inTheMiddle - 1;
      const turn = Math.floor(round / inTheMiddle);
      const [call, error] = isMiddle
        ? (failsInTheMiddle[turn % failsInTheMiddle.length] as (typeof failsInTheMiddle)[number])
        : (faults[(round - turn) % faults.length] as (typeof faults)[number]);
      const first = 1 + Math.floor(random() * (callsOf[call] ?? fewCalls));
      // One call, some, or every one from then on.
      const until = ['', `..${first + 5}`, '+'][Math.floor(random() * 3)];
      const when = isMiddle ? '1+' : `${first}${until}`;
      const watching = [
        ...['-f', '-qq', '-o', '/dev/null'],
        ...databases.flatMap((name) => ['-P', path.join(dataDir, name)]),
        ...['-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${when}`],
      ];
      const under = isMiddle ? {} : { under: ['strace', ...watching] };
      const working = startWorking({ dataDir, documents, name: 'hurt', count: 4, ...under });
      const ended = Promise.race([working.ended, sleep(patienceMs)]);
      if (isMiddle) {
        await Promise.race([working.spoke, working.ended]);
        await sleep(random() * soundMs);
        await failFor(working.child.pid ?? 0, watching, random() * failsMs);
      }
      await ended;
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
      tally.count(`${call} ${error} ${isMiddle ? 'in the middle' : `when ${when}`}`, losses, failures);
      rmSync(dataDir, { recursive: true, force: true });
      if ((round + 1) % 10 === 0) tell(`${round + 1} runs`);
    }
    return tally.result(`${failed} runs met the failure in a request`);
  },
};

/** Makes the calls of a running process fail for so many milliseconds; then it is let go. */
async function failFor(pid: number, watching: readonly string[], milliseconds: number): Promise<void> {
  const strace = spawn('strace', [...watching, '-p', String(pid)], { stdio: 'ignore' });
  const gone = once(strace, 'exit');
  await Promise.race([sleep(milliseconds), gone]);
  strace.kill('SIGINT');
  await gone;
}
