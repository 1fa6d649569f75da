/** Tests of models a person runs: several files of one model against each other, and a model with and without adapters. */
import { randomUUID } from 'node:crypto';
import { setImmediate as afterThisTurn } from 'node:timers/promises';
import { AppError, toWire } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ModelFile } from '../ports.ts';
import { type Comparison, comparisons, runCompare } from '../run-compare.ts';
import { runRegress } from '../run-regress.ts';
import { chatModelFor } from './model-handlers.ts';

type Routes = 'regress.run' | 'compare.once' | 'compare.start' | 'compare.cancel' | 'compare.list' | 'compare.remove';
type Wanted = readonly { readonly adapter: string; readonly strength: number }[];

export function measureHandlers(context: EngineContext): Handlers<Routes> {
  const running = new Map<string, AbortController>();
  const usesOf = (wanted: Wanted) => wanted.map((use) => context.adapters.use(use.adapter, use.strength));
  const oneModel = (file: string | undefined) =>
    file ? context.registry.at(file, 'chat') : chatModelFor(context, undefined);

  /** Never rejects: nobody waits for it. */
  async function follow(
    compareId: string,
    comparison: Omit<Comparison, 'signal' | 'onProgress'>,
    stop: AbortController,
  ) {
    const total = comparison.questions.length * 2;
    let reached = 0;
    const tell = (change: object) =>
      context.emit('compare.progress', { compareId, done: reached, total, record: null, error: null, ...change });
    try {
      const record = await whileWriting(context, () =>
        runCompare(context, {
          ...comparison,
          signal: AbortSignal.any([stop.signal, context.closing]),
          onProgress: (done) => {
            reached = done;
            tell({});
          },
        }),
      );
      tell({ record });
    } catch (error) {
      tell({ error: toWire(error) });
    } finally {
      running.delete(compareId);
    }
  }

  return {
    'regress.run': async ({ questions, modelPaths, adapters }, { signal }) => {
      const models: ModelFile[] = [];
      for (const path of modelPaths) models.push(await context.registry.at(path, 'chat'));
      return whileWriting(context, () => runRegress(context, questions, models, usesOf(adapters), signal));
    },
    'compare.once': async ({ questions, adapters, modelPath }, { signal }) =>
      whileWriting(context, async () =>
        runCompare(context, {
          questions,
          model: await oneModel(modelPath),
          adapters: usesOf(adapters),
          signal,
          onProgress: () => undefined,
        }),
      ),
    'compare.start': async ({ questions, adapters }) => {
      if (running.size > 0) throw new AppError('busy', 'A comparison is running already.');
      const comparison = { questions, model: await oneModel(undefined), adapters: usesOf(adapters) };
      const compareId = randomUUID();
      const stop = new AbortController();
      running.set(compareId, stop);
      // After the reply, so that the asker knows the id before its first event.
      void afterThisTurn().then(() => follow(compareId, comparison, stop));
      return { compareId };
    },
    'compare.cancel': async ({ compareId }) => {
      running.get(compareId)?.abort();
      return null;
    },
    'compare.list': async () => comparisons(context),
    'compare.remove': async ({ recordId }) => {
      if (!context.personal.modelTests.remove(recordId)) throw new AppError('not-found', 'This record is gone.');
      return null;
    },
  };
}

/** A test writes as an answer does: reading gives way to it. */
async function whileWriting<Result>({ writing }: EngineContext, run: () => Promise<Result>): Promise<Result> {
  writing(1);
  try {
    return await run();
  } finally {
    writing(-1);
  }
}
