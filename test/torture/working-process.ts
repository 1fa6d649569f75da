/**
 * `DATADIR DOCUMENTS NAME COUNT`: opens the library, tells what it holds, reads the documents and asks COUNT questions (0: until it is
 * killed), telling each once it is saved. Every line is JSON and written before anything else is done. Made to be killed.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { toWire } from '../../src/preload/contract/errors.ts';
import { askAndWait, openTortureEngine } from './torture-engine.ts';

export type WorkingLine =
  | { readonly holds: readonly string[]; readonly ready: readonly string[]; readonly repairs: readonly string[] }
  | { readonly saved: string }
  | { readonly ready: readonly string[] }
  | { readonly failed: string; readonly why: string }
  | { readonly closed: true };

const [dataDir = '', documents = '', name = '', given = '0'] = process.argv.slice(2);
const tell = (line: WorkingLine) => writeSync(1, `${JSON.stringify(line)}\n`);
/** `why`: the words for a person, which name SQLite's or the system's code. */
function failure(error: unknown) {
  const { code, message } = toWire(error);
  return { failed: code, why: message };
}
/** Milliseconds before a question that failed is asked again. */
const againMs = 100;

try {
  const engine = await openTortureEngine(dataDir);
  const holds = (await engine.request('conversation.list', {})).map(({ title }) => title);
  const repairs = (await engine.request('library.repairs', {})).map(({ kind }) => kind);
  const readable = async () =>
    (await engine.request('file.list', {})).files.filter((file) => file.state === 'ready').map((file) => file.name);
  tell({ holds, ready: await readable(), repairs });
  await engine.start();
  if ((await engine.request('library.status', {})).folders.length === 0) {
    await engine.request('folder.add', { path: documents });
  }
  const count = Number(given) || Number.POSITIVE_INFINITY;
  for (let index = 0; index < count; index += 1) {
    const question = `Question ${name}-${index}`;
    try {
      await askAndWait(engine, question);
      tell({ saved: question });
      tell({ ready: await readable() });
    } catch (error) {
      tell(failure(error));
      await sleep(againMs);
    }
  }
  await engine.idle();
  await engine.close();
  tell({ closed: true });
  process.exit(0);
} catch (error) {
  tell(failure(error));
  process.exit(1);
}
