/**
 * `DATADIR DOCUMENTS STEPS`, with `--expose-gc`: a day in STEPS steps. In each a file changes and is read again, something is searched, asked
 * and deleted, and the clock goes on. Tells memory and descriptors after each as a line of JSON.
 */
import { readdirSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { askAndWait, openTortureEngine } from './torture-engine.ts';

export type SoakLine = { readonly heapBytes: number; readonly residentBytes: number; readonly descriptors: number };

const [dataDir = '', documents = '', given = '1'] = process.argv.slice(2);
const steps = Number(given);
const dayMs = 24 * 3_600_000;
/** Steps between two closings, as a laptop that is shut: often, as an engine that is closed must leave nothing behind. */
const perOpening = 6;
/** Conversations that are kept at any time. */
const kept = 10;
const openDescriptors = () => readdirSync(process.platform === 'linux' ? '/proc/self/fd' : '/dev/fd').length;

let offset = 0;
const open = async () => {
  const opened = await openTortureEngine(dataDir, { now: () => Date.now() + offset });
  await opened.start();
  return opened;
};
let engine = await open();
await engine.request('folder.add', { path: documents });
await engine.idle();
const conversations: string[] = [];
for (let step = 0; step < steps; step += 1) {
  offset += dayMs / steps;
  // The same size each time: what grows is not the library.
  const number = String(step).padStart(6, '0');
  writeFileSync(
    path.join(documents, `report-${step % 10}.txt`),
    `Report ${number}: pump station ${number} moved water.\n`.repeat(20),
  );
  for (const { id } of (await engine.request('library.status', {})).folders) {
    await engine.request('folder.rescan', { folderId: id });
  }
  await engine.idle();
  await engine.request('search.run', { query: `pump station ${number}`, meant: true });
  conversations.push(await askAndWait(engine, `Which pump station moved water, ${number}?`));
  if (conversations.length > kept) {
    await engine.request('conversation.remove', { conversationId: conversations.shift() as string });
  }
  if ((step + 1) % perOpening === 0) {
    await engine.close();
    engine = await open();
    await engine.idle();
  }
  gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const line: SoakLine = { heapBytes: heapUsed + external, residentBytes: rss, descriptors: openDescriptors() };
  writeSync(1, `${JSON.stringify(line)}\n`);
}
await engine.close();
process.exit(0);
