/**
 * Copies of a library go bad in many ways, while it was closed and while it was open. Each opens, finds, answers, has every conversation
 * word for word, and has kept the damaged file as it was.
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '../../src/main/engine/index.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { damageFile, damageNames } from './damage-files.ts';
import { completeLibrary, differences, makeReference, type Reference, writeDocuments } from './documents.ts';
import { askAndWait, openTortureEngine } from './torture-engine.ts';
import { createTally, type TortureTest } from './torture-test.ts';

const conversations = 12;
/** Asked after the day's backup: with personal.db open, they are in that file alone. */
const laterQuestion = 'Which station moved water later';
const laterConversations = 6;
/** Which files go bad at once. */
const targets = [
  ['library.db'],
  ['personal.db'],
  ['library.db', 'personal.db'],
  ['safety.json', 'personal.db'],
  ['library.db-wal'],
  ['library.db', 'library.db-wal'],
] as const;

type Said = readonly string[];

export const damaged: TortureTest = {
  name: 'damaged',
  title: 'damaged databases',
  counts: { quick: 18, short: 500, long: 2000 },
  shortSeconds: 240,
  missing: () => null,
  async run({ count, hasTime, seed, folder, tell }) {
    const random = seededRandom(seed);
    const tally = createTally();
    const documents = path.join(folder, 'documents');
    writeDocuments(documents, 12);
    const reference = await makeReference(path.join(folder, 'closed'), documents);
    const { said, later } = await converse(path.join(folder, 'closed'), path.join(folder, 'open'));
    const seen = { repaired: 0, unnoticed: 0, later: 0, laterSaved: 0 };
    for (let round = 0; round < count && hasTime(); round += 1) {
      const kind = damageNames[round % damageNames.length] as string;
      const which = targets[Math.floor(random() * targets.length)] ?? targets[0];
      // A log is there only while it is open.
      const original = which.some((name) => name.endsWith('-wal')) || random() < 0.2 ? 'open' : 'closed';
      const dataDir = path.join(folder, 'copy');
      cpSync(path.join(folder, original), dataDir, { recursive: true, preserveTimestamps: true });
      const bad = new Map(which.map((name) => [name, damageFile(path.join(dataDir, name), kind, random)]));
      const name = `${kind} in ${which.join(' and ')}, ${original}, try ${round}`;
      const { losses, failures } = await lookAt(dataDir, {
        said,
        later,
        reference,
        documents,
        bad,
        isOpen: original === 'open',
        seen,
      }).catch((error: unknown) => ({ losses: [], failures: [`it does not open: ${String(error)}`] }));
      tally.count(name, losses, failures);
      rmSync(dataDir, { recursive: true, force: true });
      if ((round + 1) % 50 === 0) tell(`${round + 1} copies`);
    }
    const saved = `${seen.laterSaved} of ${seen.later} conversations in no backup saved`;
    return tally.result(`${seen.repaired} repaired, ${saved}, ${seen.unnoticed} changed text in the index only`);
  },
};

/**
 * Fills `closed` with conversations and leaves in `open` what it looks like while an engine works on it. `later`: those that are in no backup
 * there; closing makes one that holds them.
 */
async function converse(closed: string, open: string): Promise<{ readonly said: Said; readonly later: Said }> {
  const engine = await openTortureEngine(closed);
  await engine.start();
  for (let index = 0; index < conversations; index += 1)
    await askAndWait(engine, `Which station moved water, ${index}?`);
  await engine.close();
  const again = await openTortureEngine(closed);
  await again.start();
  await again.idle();
  const said = await everythingSaid(again);
  for (let index = 0; index < laterConversations; index += 1) await askAndWait(again, `${laterQuestion}, ${index}?`);
  const later = (await everythingSaid(again)).filter((each) => !said.includes(each));
  cpSync(closed, open, { recursive: true, preserveTimestamps: true });
  await again.close();
  return { said, later };
}

async function everythingSaid(engine: Engine): Promise<Said> {
  const list = await engine.request('conversation.list', {});
  const said = await Promise.all(
    list.map(async ({ id, title }) => {
      const { messages } = await engine.request('conversation.get', { conversationId: id });
      return `${title}: ${JSON.stringify(messages.map(({ role, text, answer }) => [role, text, answer]))}`;
    }),
  );
  return said.sort();
}

type Expected = {
  readonly said: Said;
  readonly later: Said;
  readonly reference: Reference;
  readonly documents: string;
  readonly bad: ReadonlyMap<string, Buffer | null>;
  readonly isOpen: boolean;
  readonly seen: { repaired: number; unnoticed: number; later: number; laterSaved: number };
};

async function lookAt(dataDir: string, { said, later, reference, documents, bad, isOpen, seen }: Expected) {
  const losses: string[] = [];
  const failures: string[] = [];
  let engine = await openTortureEngine(dataDir);
  // What was noticed before anything was written; what shows itself in use has been written to since.
  const atOnce = await engine.request('library.repairs', {});
  try {
    await engine.start();
    await engine.idle();
    const hits = await engine.request('search.run', { query: 'pump station 31' });
    if (hits.hits.length === 0) failures.push('nothing is found');
    const now = await everythingSaid(engine);
    const isGone = (each: string) => !now.includes(each);
    // They are in that file alone, so what it lost of them nobody has.
    const mayBeGone = isOpen && bad.has('personal.db');
    if (mayBeGone) {
      seen.later += later.length;
      seen.laterSaved += later.filter((each) => !isGone(each)).length;
    }
    const expected = mayBeGone ? said : [...said, ...later];
    const gone = expected.filter(isGone);
    if (gone.length > 0) losses.push(`${gone.length} of ${expected.length} conversations`);
    if ((await engine.request('library.status', {})).folders[0]?.path !== documents) losses.push('the list of folders');
  } finally {
    await engine.close();
  }
  // What showed itself only in use is repaired at the next start.
  engine = await openTortureEngine(dataDir);
  const repairs = (await engine.request('library.repairs', {})).filter(({ kind }) => kind !== 'damage-found');
  await engine.close();
  await completeLibrary(dataDir, documents);
  const differing = differences(dataDir, reference);
  if (repairs.length > 0) seen.repaired += 1;
  else if (differing.length > 0) seen.unnoticed += 1;
  if (differing.length > 0) failures.push(...differing);
  for (const { id, kept } of repairs)
    if (kept) losses.push(...keptAsItWas(dataDir, kept, atOnce.some((one) => one.id === id) ? bad : new Map()));
  return { losses, failures };
}

/** A damaged file that was set aside is there, with the bytes it had where those are known. */
function keptAsItWas(dataDir: string, kept: string, bad: ReadonlyMap<string, Buffer | null>): string[] {
  const file = path.join(dataDir, kept);
  if (!existsSync(file)) return [`${kept} is not there: ${readdirSync(dataDir).join(' ')}`];
  const bytes = bad.get(kept.slice(0, kept.indexOf('.kept-')));
  return !bytes || readFileSync(file).equals(bytes) ? [] : [`${kept} is not as it was`];
}
