/** A library of made contracts, and questions put to all of it. */
import type { Answer, BatchRun } from '../../../src/preload/contract/shapes.ts';
import { makeContractFolder } from '../../helpers/contract-folder.ts';
import { readingWorkers } from '../../helpers/reading-workers.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

export type Engine = Awaited<ReturnType<typeof testEngine>>;

export async function contractLibrary(files: number, seed = 11) {
  const folder = temporaryFolder();
  const truth = makeContractFolder(folder, files, seed);
  const workers = readingWorkers();
  const library = await testEngine(undefined, { workers });
  await library.add(folder);
  return { ...library, folder, truth };
}

export async function runOf(engine: Pick<Engine, 'request'>, runId: string): Promise<BatchRun> {
  return engine.request('batch.get', { runId });
}

/** Waits until a run is in one of these states, or has done so many items. */
export async function until(
  engine: Pick<Engine, 'request'>,
  runId: string,
  reached: (run: BatchRun) => boolean,
): Promise<BatchRun> {
  for (;;) {
    const run = await runOf(engine, runId);
    if (reached(run)) return run;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Asks to the end, outside a conversation. */
export async function askAll(engine: Pick<Engine, 'request'>, question: string): Promise<Answer> {
  const { id } = await engine.request('collection.start', { question, mode: 'extract' });
  await until(engine, id, ({ state }) => state === 'done');
  return engine.request('collection.answer', { runId: id });
}
