/** Makes vectors as long as documents wait for them and the plan allows; a broken embedder rests behind its breaker. */
import { setTimeout as sleep } from 'node:timers/promises';
import { toWire } from '../../../preload/contract/errors.ts';
import type { Breaker } from '../plan/breaker.ts';
import { storageError } from '../store/open-database.ts';
import { embedRound, openEmbedding } from './embed-pump.ts';
import type { IngestContext } from './ingest-context.ts';

export type EmbedQueue = {
  /** Goes on when there is something to do; returns at once. */
  kick(): void;
  /** Interrupts the round under way; what it has stored stays. */
  rest(): void;
  stop(): Promise<void>;
  isRunning(): boolean;
};

/** Milliseconds between looks for the end of a request that was told to stop. */
const stopLookMs = 10;

export function createEmbedQueue(options: {
  readonly context: IngestContext;
  readonly breaker: Breaker;
  /** What the plan says now. */
  readonly mayRun: () => boolean;
  readonly batch: () => number;
  readonly onChange: () => void;
}): EmbedQueue {
  const { context, breaker, mayRun } = options;
  const { library, log } = context;
  let running = false;
  let stopped = false;
  let controller = new AbortController();

  const wanted = () => !stopped && mayRun() && breaker.state() !== 'open' && library.vectors.hasReadable();

  async function run(): Promise<void> {
    running = true;
    controller = new AbortController();
    const { signal } = controller;
    try {
      const row = openEmbedding(context, await context.embedder.info());
      while (wanted() && !signal.aborted) {
        await embedRound(context, row, signal, options.batch());
        breaker.succeeded();
        options.onChange();
      }
    } catch (error) {
      if (!signal.aborted) {
        const { code, message, data } = toWire(storageError(error));
        // One failure is enough: the model process was asked twice and has its own restarts behind it.
        breaker.failed({ code, values: data }, true);
        log.error('embedding pauses', { code, message });
      }
    } finally {
      running = false;
      options.onChange();
    }
  }

  function kick(): void {
    if (running) return;
    if (wanted()) void run();
    // Nothing is left that a trial could be made with.
    else if (breaker.state() === 'trial' && !library.vectors.hasReadable()) breaker.succeeded();
  }

  return {
    kick,
    rest: () => controller.abort(),
    async stop() {
      stopped = true;
      controller.abort();
      while (running) await sleep(stopLookMs);
    },
    isRunning: () => running,
  };
}
