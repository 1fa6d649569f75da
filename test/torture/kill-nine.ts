/** SIGKILL at random moments of opening, reading, answering and backing up: what was said to be saved is there at the next start. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../helpers/seeded-random.ts';
import { completeLibrary, differences, makeReference, writeDocuments } from './documents.ts';
import { createPromised } from './promised.ts';
import { killWorking, startWorking } from './start-working.ts';
import { createTally, type TortureTest } from './torture-test.ts';

/** Kills one library survives before it is read to its end and compared. */
const killsPerLibrary = 12;
/** Milliseconds from the first word within which a process dies; one in six dies before it says a word. */
const longestLife = 900;
const earlyShare = 1 / 6;

export const killNine: TortureTest = {
  name: 'kill',
  title: 'kill -9 while reading and answering',
  counts: { quick: 6, short: 100, long: 1000 },
  shortSeconds: 270,
  missing: () => null,
  async run({ count, hasTime, seed, folder, tell }) {
    const random = seededRandom(seed);
    const tally = createTally();
    const documents = path.join(folder, 'documents');
    writeDocuments(documents, 80);
    const reference = await makeReference(path.join(folder, 'reference'), documents);
    let promised = createPromised();
    let dataDir = '';
    let questions = 0;
    for (let kill = 0; kill < count; kill += 1) {
      if (kill % killsPerLibrary === 0) {
        dataDir = path.join(folder, `library-${kill}`);
        promised = createPromised();
      }
      const working = startWorking({ dataDir, documents, name: String(kill), count: 0 });
      if (random() < earlyShare) await sleep(random() * longestLife);
      else {
        await working.spoke;
        await sleep(random() * longestLife);
      }
      const wasAlive = working.child.exitCode === null;
      killWorking(working);
      await working.ended;
      const failures = wasAlive ? [] : [`it ended by itself: ${working.errors().slice(0, 200)}`];
      const losses = promised.missing(working);
      promised.hear(working);
      questions += working.lines.filter((line) => 'saved' in line).length;
      const isLast = kill + 1 === count || !hasTime();
      if (isLast || (kill + 1) % killsPerLibrary === 0) {
        // One more start, undisturbed: the last kill's promises, and all chunks.
        const last = startWorking({ dataDir, documents, name: 'last', count: 1 });
        await last.ended;
        losses.push(...promised.missing(last));
        await completeLibrary(dataDir, documents);
        losses.push(...differences(dataDir, reference));
        rmSync(dataDir, { recursive: true, force: true });
        tell(`${kill + 1} kills`);
      }
      tally.count(`kill ${kill}`, losses, failures);
      if (isLast) break;
    }
    return tally.result(`${questions} answers acknowledged`);
  },
};
