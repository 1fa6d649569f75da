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
    const said = await converse(path.join(folder, 'closed'), path.join(folder, 'open'));
    const seen = { repaired: 0, unnoticed: 0 };
    for (let round = 0; round < count && hasTime(); round += 1) {
      const kind = damageNames[round % damageNames.length] as string;
      const which = targets[Math.floor(random() * targets.length)] ?? targets[0];
      // A log is there only while it is open.
      const original = which.some((name) => name.endsWith('-wal')) || random() < 0.2 ? 'open' : 'closed';
      const dataDir = path.join(folder, 'copy');
      cpSync(path.join(folder, original), dataDir, { recursive: true, preserveTimestamps: true });
      const bad = new Map(which.map((name) => [name, damageFile(path.join(dataDir, name), kind, random)]));
      const name = `${kind} in ${which.join(' and ')}, ${original}, try ${round}`;
      const { losses, failures } = await lookAt(dataDir, { said, reference, documents, bad, seen }).catch(
        (error: unknown) => ({ losses: [], failures: [`it does not open: ${String(error)}`] }),
      );
      tally.count(name, losses, failures);
      rmSync(dataDir, { recursive: true, force: true });
      if ((round + 1) % 50 === 0) tell(`${round + 1} copies`);
    }
    return tally.result(`${seen.repaired} repaired, ${seen.unnoticed} changed text in the index only`);
  },
};

/** Fills `closed` with conversations and leaves in `open` what it looks like while an engine works on it. */
async function converse(closed: string, open: string): Promise<Said> {
  const engine = await openTortureEngine(closed);
  await engine.start();
  for (let index = 0; index < conversations; index += 1)
    await askAndWait(engine, `Which station moved water, ${index}?`);
  await engine.close();
  const again = await openTortureEngine(closed);
  await again.start();
  await again.idle();
  const said = await everythingSaid(again);
  cpSync(closed, open, { recursive: true, preserveTimestamps: true });
  await again.close();
  return said;
}

async function everythingSaid(engine: Engine): Promise<Said> {
  const list = await engine.request('conversation.list', {});
  const said = await Promise.all(
    list.map(async ({ id, title }) => {
      const { messages } = await engine.request('conversation.get', { conversationId: id });
      return `${title}: ${JSON.stringify(messages.map(({ role, text, answer, error }) => [role, text, answer, error?.code ?? null]))}`;
    }),
  );
  return said.sort();
}

/** An answer whose bytes were changed keeps its words and says that its sources are gone; nothing else of the conversation may differ. */
function isTold(now: string, before: string): boolean {
  const [shown, was] = [now, before]
    .map((text) => text.slice(text.indexOf(': ') + 2))
    .map((text) => JSON.parse(text)) as [readonly SaidMessage[], readonly SaidMessage[]];
  if (now.slice(0, now.indexOf(': ')) !== before.slice(0, before.indexOf(': ')) || shown.length !== was.length)
    return false;
  return shown.every(([role, text, answer, error], at) => {
    const [oldRole, oldText, oldAnswer] = was[at] as SaidMessage;
    const isKept = JSON.stringify(answer) === JSON.stringify(oldAnswer) || error === 'record-damaged';
    return role === oldRole && text === oldText && isKept;
  });
}

type SaidMessage = readonly [role: string, text: string, answer: unknown, error: string | null];
type Expected = {
  readonly said: Said;
  readonly reference: Reference;
  readonly documents: string;
  readonly bad: ReadonlyMap<string, Buffer | null>;
  readonly seen: { repaired: number; unnoticed: number };
};

async function lookAt(dataDir: string, { said, reference, documents, bad, seen }: Expected) {
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
    const gone = said.filter((each) => !now.includes(each) && !now.some((one) => isTold(one, each)));
    if (gone.length > 0) losses.push(`${gone.length} of ${said.length} conversations`);
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
