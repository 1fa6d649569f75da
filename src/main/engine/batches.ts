/** The batch service of this library: which kinds of runs there are, and where their answers go. */

import { plainAnswer } from '../../preload/contract/plain-answer.ts';
import type { Answer } from '../../preload/contract/shapes.ts';
import { type BatchRunner, createBatchRunner, type RunClock } from './batch/batch-runner.ts';
import type { BatchRow } from './batch/batch-store.ts';
import type { RunAnswer } from './collection-work.ts';
import type { EngineContext } from './engine-context.ts';
import { laterWork } from './later-work.ts';
import { backOff } from './plan/back-off.ts';
import { createBreaker } from './plan/breaker.ts';
import { savedCitations } from './saved-answer.ts';
import { createTimeLeft } from './time-left.ts';

export type Batches = Omit<BatchRunner, 'recover'> & {
  /** At start: what was under way when the program ended is put in order; it goes on with `goOn`. */
  open(): void;
  /** The answer of a whole-collection run, as far as it is. */
  readonly collectionAnswer: RunAnswer;
};

/** `context` is asked for only once work begins: it holds this service itself. */
export function createBatches(given: () => EngineContext, afterCrash: boolean): Batches {
  let ready = false;
  let made: (Omit<BatchRunner, 'recover'> & { readonly collectionAnswer: RunAnswer }) | null = null;
  const runner = () => {
    made ??= make(given());
    return made;
  };

  function make(context: EngineContext) {
    const { text } = context.personal;
    const running = new Set<string>();
    let release: (() => void) | null = null;
    /** A run that goes on behind a locked window still saves what it finds. */
    function holdKey(runId: string, runs: boolean): void {
      if (runs) running.add(runId);
      else running.delete(runId);
      if (running.size > 0) release ??= text.hold();
      else {
        release?.();
        release = null;
      }
    }
    text.onLent(() => {
      // Before the engine is ready its own start goes on with them.
      if (ready) runner().goOn();
    });
    const collection = laterWork(async () =>
      (await import('./collection-work.ts')).collectionWork(context, (run, answer) => deliver(context, run, answer)),
    );
    const questions = laterWork(async () => (await import('./questions-work.ts')).questionsWork(context));
    const extraction = laterWork(async () => (await import('./extraction-work.ts')).extractionWork(context));
    const service = createBatchRunner({
      store: context.personal.batches,
      works: { collection, questions, extraction },
      makeBreaker: () => createBreaker(context.now),
      makeClock: () => runClock(context.now),
      backOff,
      now: context.now,
      log: context.log,
      onChange: (run) => {
        holdKey(run.id, run.state === 'running');
        context.emit('batch.changed', run);
      },
      onRemoved: (runId) => {
        holdKey(runId, false);
        context.emit('batch.removed', { runId });
      },
      mayWork: () => !text.isLocked(),
    });
    service.recover(afterCrash);
    restoreMessages(context);
    return {
      ...service,
      // Without the key nobody knows what is asked; it goes on once the key is lent.
      goOn: () => {
        if (!text.isLocked()) service.goOn();
      },
      collectionAnswer: async (run: BatchRow, how: 'done' | 'cancelled') => (await collection.get()).answer(run, how),
    };
  }

  return {
    start: (run, items) => runner().start(run, items),
    describe: (runId) => runner().describe(runId),
    list: () => runner().list(),
    pause: (runId) => runner().pause(runId),
    resume: (runId) => runner().resume(runId),
    cancel: (runId) => runner().cancel(runId),
    retry: (runId) => runner().retry(runId),
    remove: (runId) => runner().remove(runId),
    look: () => made?.look(),
    open: () => void runner(),
    goOn: () => {
      ready = true;
      runner().goOn();
    },
    settled: async () => made?.settled(),
    close: async () => made?.close(),
    collectionAnswer: (run, how) => runner().collectionAnswer(run, how),
  };
}

/** What is paused or waits for a yes is no interrupted answer: it goes on when a person says so. */
function restoreMessages({ personal }: EngineContext): void {
  for (const { state, messageId } of personal.batches.list()) {
    if (
      messageId !== null &&
      (state === 'proposed' || state === 'paused' || state === 'queued' || state === 'running')
    ) {
      personal.conversations.resume(messageId);
    }
  }
}

function deliver(context: EngineContext, run: BatchRow, answer: Answer): void {
  const { conversationId, messageId } = run;
  if (conversationId === null || messageId === null || !context.personal.batches.get(run.id)) return;
  const state = answer.stopped ? 'stopped' : 'complete';
  const citations = savedCitations(context, answer);
  context.personal.conversations.finish(messageId, state, plainAnswer(answer), answer, null, citations);
  context.emit('answer.done', { answerId: run.id, conversationId, messageId, answer, error: null });
  context.emit('conversations.changed', { conversationId });
}

/** The estimate of reading, with characters in place of bytes: what was not met yet is taken for average. */
function runClock(now: () => number): RunClock {
  const timeLeft = createTimeLeft(now);
  return {
    itemDone: (weight, milliseconds) => timeLeft.fileRead('item', weight, milliseconds),
    seconds: (items, weight, concurrency) =>
      timeLeft.seconds(
        {
          kinds: [{ kind: 'item', files: items, bytes: weight }],
          passages: { done: 0, total: 0 },
          readers: concurrency,
        },
        0,
      ),
  };
}
