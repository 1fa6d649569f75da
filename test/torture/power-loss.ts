/**
 * A real run is recorded with every write and sync; at random moments the power goes, and the files as the disk may hold them are
 * opened: no damage, everything of personal.db that was said to be saved is there, and the index is as good as new once read on.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../helpers/seeded-random.ts';
import { crashImage, type Survival, writeImage } from './crash-image.ts';
import { completeLibrary, differences, makeReference, writeDocuments } from './documents.ts';
import { startWorking } from './start-working.ts';
import { readCalls, type SystemCall, straceArguments } from './system-calls.ts';
import { missingStrace } from './tools.ts';
import { openTortureEngine } from './torture-engine.ts';
import { createTally, type TortureTest } from './torture-test.ts';

/** Every so many images are read on to their end as well, which takes ten times as long. */
const completeEvery = 5;
const survivals: readonly Survival[] = ['some', 'some', 'some', 'none', 'all'];

export const powerLoss: TortureTest = {
  name: 'power',
  title: 'power lost: unsynced writes missing or torn',
  counts: { quick: 10, short: 150, long: 1000 },
  shortSeconds: 90,
  missing: missingStrace,
  async run({ count, hasTime, seed, folder, tell }) {
    const random = seededRandom(seed);
    const tally = createTally();
    const documents = path.join(folder, 'documents');
    writeDocuments(documents, 25);
    const reference = await makeReference(path.join(folder, 'reference'), documents);
    const original = path.join(folder, 'recorded');
    mkdirSync(original);
    const calls = await record(path.join(folder, 'record'), original, documents);
    const writes = calls.filter(({ type }) => type === 'write').length;
    const syncs = calls.filter(({ type }) => type === 'sync').length;
    tell(`recorded ${writes} writes and ${syncs} syncs`);
    for (let image = 0; image < count && hasTime(); image += 1) {
      const at = Math.floor(random() * (calls.length + 1));
      const survival = survivals[image % survivals.length] as Survival;
      const { files, said } = crashImage(calls, at, survival, random);
      const dataDir = path.join(folder, 'image');
      writeImage(files, original, dataDir);
      const saved = said.flatMap((text) => text.split('\n').flatMap(savedIn));
      const losses = await lookAt(dataDir, saved).catch((error: unknown) => [`it does not open: ${String(error)}`]);
      if (image % completeEvery === 0 && losses.length === 0) {
        await completeLibrary(dataDir, documents);
        losses.push(...differences(dataDir, reference));
      }
      tally.count(`power lost at call ${at}, ${survival} survive`, losses);
      rmSync(dataDir, { recursive: true, force: true });
      if ((image + 1) % 50 === 0) tell(`${image + 1} images`);
    }
    return tally.result(`${writes} writes, ${syncs} syncs recorded`);
  },
};

async function record(file: string, dataDir: string, documents: string): Promise<SystemCall[]> {
  // Two runs into one record: the second begins on a library that is there, and makes a second backup.
  const calls: SystemCall[] = [];
  for (const name of ['first', 'second']) {
    const under = ['strace', ...straceArguments(file)];
    const working = startWorking({ dataDir, documents, name, count: 8, under });
    await working.ended;
    if (!working.lines.some((line) => 'closed' in line))
      throw new Error(`the recorded run failed: ${working.errors()}`);
    calls.push(...readCalls(file, dataDir));
  }
  if (!calls.some(({ type }) => type === 'write') || !calls.some(({ type }) => type === 'sync')) {
    throw new Error('nothing was recorded');
  }
  return calls;
}

function savedIn(line: string): string[] {
  if (line === '') return [];
  const parsed = JSON.parse(line) as { readonly saved?: string };
  return parsed.saved === undefined ? [] : [parsed.saved];
}

async function lookAt(dataDir: string, saved: readonly string[]): Promise<string[]> {
  const engine = await openTortureEngine(dataDir);
  try {
    const repairs = await engine.request('library.repairs', {});
    const held = new Set((await engine.request('conversation.list', {})).map(({ title }) => title));
    return [
      ...repairs.map(({ kind }) => `the library was damaged: ${kind}`),
      ...saved.filter((question) => !held.has(question)).map((question) => `"${question}" was saved`),
    ];
  } finally {
    await engine.close();
  }
}
