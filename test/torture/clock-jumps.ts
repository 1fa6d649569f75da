/** The clock jumps years ahead and back while Docent works: every answer stays, in order, every file is read, backups stay few and good. */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../src/main/engine/index.ts';
import { safetyLimits } from '../../src/main/engine/store/safety/limits.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { writeDocuments } from './documents.ts';
import { askAndWait, openTortureEngine } from './torture-engine.ts';
import { createTally, type TortureTest } from './torture-test.ts';

const year = 365 * 24 * 3_600_000;
/** Jumps between two openings of the library. */
const perOpening = 5;
/** Milliseconds within which all work must be done after a jump: a clock that went back must not hold it up for years. */
const patienceMs = 60_000;

export const clockJumps: TortureTest = {
  name: 'clock',
  title: 'clock jumps of up to ten years',
  counts: { quick: 4, short: 40, long: 400 },
  shortSeconds: 60,
  missing: () => null,
  async run({ count, hasTime, seed, folder, tell }) {
    const random = seededRandom(seed);
    const tally = createTally();
    const documents = path.join(folder, 'documents');
    const dataDir = path.join(folder, 'library');
    writeDocuments(documents, 5);
    let offset = 0;
    const now = () => Date.now() + offset;
    const open = async () => {
      const engine = await openTortureEngine(dataDir, { now });
      await engine.start();
      return engine;
    };
    let engine = await open();
    await engine.request('folder.add', { path: documents });
    const conversationId = await askAndWait(engine, 'Question 0');
    const asked = ['Question 0'];
    for (let jump = 1; jump <= count && hasTime(); jump += 1) {
      offset = Math.round((random() * 20 - 10) * year);
      const failures: string[] = [];
      writeFileSync(path.join(documents, `after-${jump}.txt`), `Written after jump ${jump}: pelicans ${jump}.`);
      await rescan(engine);
      asked.push(`Question ${jump}`);
      await continueWith(engine, conversationId, `Question ${jump}`);
      if (!(await isIdle(engine))) failures.push('work does not end');
      if (jump % perOpening === 0) {
        await engine.close();
        engine = await open();
        if (!(await isIdle(engine))) failures.push('work does not end after opening');
      }
      const { messages } = await engine.request('conversation.get', { conversationId });
      const said = messages.filter(({ role }) => role === 'user').map(({ text }) => text);
      const losses = said.join() === asked.join() ? [] : [`of ${asked.length} questions, in order: ${said.join(', ')}`];
      const files = (await engine.request('file.list', { limit: 500 })).files;
      const unread = files.filter(({ state }) => state !== 'ready').map(({ name, state }) => `${name} is ${state}`);
      if (files.length !== 5 + jump) losses.push(`${files.length} files instead of ${5 + jump}`);
      const repairs = await engine.request('library.repairs', {});
      tally.count(
        `jump ${jump}`,
        [...losses, ...repairs.map(({ kind }) => kind)],
        [...failures, ...unread, ...backupsOf(dataDir)],
      );
      if (jump % 10 === 0) tell(`${jump} jumps`);
    }
    await engine.close();
    return tally.result();
  },
};

async function continueWith(engine: Engine, conversationId: string, question: string): Promise<void> {
  const done = Promise.withResolvers<void>();
  const stop = engine.on((name) => name === 'answer.done' && done.resolve());
  await engine.request('answer.start', { question, conversationId });
  await done.promise;
  stop();
}

async function rescan(engine: Engine): Promise<void> {
  for (const { id } of (await engine.request('library.status', {})).folders) {
    await engine.request('folder.rescan', { folderId: id });
  }
}

const isIdle = (engine: Engine): Promise<boolean> =>
  Promise.race([engine.idle().then(() => true), sleep(patienceMs, false, { ref: false })]);

function backupsOf(dataDir: string): string[] {
  try {
    const count = readdirSync(path.join(dataDir, 'backups')).length;
    return count <= safetyLimits.backups ? [] : [`${count} backups`];
  } catch {
    return []; // None yet: they are made when it closes.
  }
}
