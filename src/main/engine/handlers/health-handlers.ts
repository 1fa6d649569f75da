/** The doctor and the bench. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { toWire } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { BenchRecord } from '../../../preload/contract/shapes.ts';
import { createBenchHistory } from '../bench/bench-history.ts';
import { measureChat, measureEmbedder, measureOcr, measureSearch } from '../bench/measure.ts';
import { chosenModel } from '../chosen-models.ts';
import { runDoctor } from '../doctor.ts';
import type { EngineContext } from '../engine-context.ts';
import { ocrLanguagesOf } from '../ocr/ocr-setting.ts';
import { runSearch } from '../search/run/search.ts';
import { chatModelFor, selectedChatModel } from './model-handlers.ts';

type Routes = 'doctor.run' | 'bench.run' | 'bench.history';

export function healthHandlers(context: EngineContext): Handlers<Routes> {
  const history = createBenchHistory(path.join(path.dirname(context.shelf.modelsDir), 'bench.jsonl'));
  return {
    'doctor.run': (_input, { signal }) => runDoctor(context, signal),
    'bench.history': () => history.list(),
    'bench.run': async (_input, { signal }) => {
      const record = await measureAll(context, signal);
      await history.add(record);
      return record;
    },
  };
}

/** One part after the other: each would slow the others down. */
async function measureAll(context: EngineContext, signal: AbortSignal): Promise<BenchRecord> {
  const { memoryBytes, cores } = context.machine.read();
  const clock = () => performance.now();
  const part = async <Measured>(name: string, measure: () => Promise<Measured | null>): Promise<Measured | null> => {
    signal.throwIfAborted();
    try {
      return await measure();
    } catch (error) {
      signal.throwIfAborted();
      context.log.warn('not measured', { part: name, code: toWire(error).code });
      return null;
    }
  };
  const embedding = await part('embedding', () => embedderSpeed(context, clock, signal));
  const chat = await part('chat', async () =>
    selectedChatModel(context) === null
      ? null
      : measureChat(context.models.chat(await chatModelFor(context, undefined)), String(context.now()), clock, signal),
  );
  const ocrPagesPerMinute = await part('ocr', () => ocrSpeed(context, clock, signal));
  const searchMs = await part('search', () => searchSpeed(context, clock, signal));
  return { at: context.now(), memoryBytes, cores, chat, embedding, ocrPagesPerMinute, searchMs };
}

function embedderSpeed(context: EngineContext, clock: () => number, signal: AbortSignal) {
  const chosen = chosenModel(context.personal, 'embedding');
  const embedder = chosen ? context.models.embedderFor(chosen) : context.models.embedder;
  return measureEmbedder(embedder, chosen?.name ?? 'bundled', clock, signal);
}

async function ocrSpeed(context: EngineContext, clock: () => number, signal: AbortSignal): Promise<number | null> {
  const languages = ocrLanguagesOf(context.personal.settings);
  if (!context.pictures || languages.length === 0) return null;
  const page = await readFile(path.join(path.dirname(context.samplesDir), 'bench', 'page.png'));
  return measureOcr(context.pictures, page, languages, clock, signal);
}

async function searchSpeed(context: EngineContext, clock: () => number, signal: AbortSignal): Promise<number | null> {
  if (context.library.chunks.count() === 0) return null;
  // Another question each time: what was asked lately is remembered.
  let asked = 0;
  const questions = [
    'report',
    'date of the letter',
    'total amount',
    'who signed',
    'next meeting',
    'address',
    'when',
    'terms',
    'summary',
  ];
  const search = () => {
    asked += 1;
    const query = `${questions[asked % questions.length]} ${asked}`;
    return runSearch(context, { query, k: 10, using: 'hybrid', meant: false }, signal);
  };
  return measureSearch(search, clock);
}
