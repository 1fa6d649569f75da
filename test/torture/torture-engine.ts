/** A whole engine on a real library; readers and models are honest fakes, so that its time goes into the databases. */
import path from 'node:path';
import { createEngine, type Engine, type EngineOptions } from '../../src/main/engine/index.ts';
import { fakeModels, fakeWorkers, silentLog } from '../helpers/fake-engine-parts.ts';

export function openTortureEngine(dataDir: string, more: Partial<EngineOptions> = {}): Promise<Engine> {
  const nothing = path.join(dataDir, 'nothing');
  return createEngine({
    dataDir,
    samplesDir: nothing,
    bundledEmbedderName: 'fake',
    models: fakeModels(),
    workers: fakeWorkers(),
    pictures: null,
    ocrDirs: { bundled: nothing, added: nothing },
    log: silentLog,
    ...more,
  });
}

/** Asks and waits for the whole answer; gives the conversation's id. Rejects as the request does. */
export async function askAndWait(engine: Engine, question: string): Promise<string> {
  const done = Promise.withResolvers<void>();
  let answerId = '';
  const ended = new Set<string>();
  const stop = engine.on((name, payload) => {
    if (name !== 'answer.done') return;
    ended.add((payload as { answerId: string }).answerId);
    if (ended.has(answerId)) done.resolve();
  });
  try {
    const started = await engine.request('answer.start', { question });
    answerId = started.answerId;
    if (!ended.has(answerId)) await done.promise;
    return started.conversationId;
  } finally {
    stop();
  }
}
