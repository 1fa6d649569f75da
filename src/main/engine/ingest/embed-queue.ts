/** Makes vectors as long as there is something to embed and the plan allows; a broken embedder rests behind its breaker. */
import { setTimeout as sleep } from 'node:timers/promises';
import { toWire } from '../../../preload/contract/errors.ts';
import type { Breaker } from '../plan/breaker.ts';
import { storageError } from '../store/open-database.ts';
import type { EmbedWork } from './embed-work.ts';
import type { IngestContext } from './ingest-context.ts';

export type EmbedQueue = {
  /** Goes on when there is something to do; returns at once. */
  kick(): void;
  /** Whether there is something that may be done now. */
  hasWork(): boolean;
  /** Interrupts the round under way; what it has stored stays. */
  rest(): void;
  stop(): Promise<void>;
  isRunning(): boolean;
};

/** Milliseconds between looks for the end of a request that was told to stop. */
const stopLookMs = 10;

export function createEmbedQueue(options: {
  readonly context: IngestContext;
  readonly work: EmbedWork;
  readonly breaker: Breaker;
  /** What the plan says now: whether new files may be embedded, and whether a changed model's vectors may be made. */
  readonly mayRun: () => { readonly embeds: boolean; readonly reembeds: boolean };
  readonly batch: () => number;
  readonly onChange: () => void;
}): EmbedQueue {
  const { context, work, breaker } = options;
  const { log } = context;
  let running = false;
  let stopped = false;
  let controller = new AbortController();

  function isAllowed(): boolean {
    const { embeds, reembeds } = options.mayRun();
    return (embeds && work.hasNew()) || (reembeds && work.hasChange());
  }
  /** A model that can't be changed to is no reason to leave new files to be found by words only. */
  const isOutOfOrder = () => breaker.state() === 'open' && !(work.hasNew() && work.canWithoutNext());
  const hasWork = () => !stopped && !isOutOfOrder() && isAllowed();

  async function run(): Promise<void> {
    running = true;
    controller = new AbortController();
    const { signal } = controller;
    try {
      await work.begin(signal, options.batch);
      while (hasWork() && !signal.aborted) {
        await work.step(signal, options.batch());
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
    if (hasWork()) void run();
    // Nothing is left that a trial could be made with.
    else if (breaker.state() === 'trial' && !work.hasNew() && !work.hasChange()) breaker.succeeded();
  }

  return {
    kick,
    hasWork,
    rest: () => controller.abort(),
    async stop() {
      stopped = true;
      controller.abort();
      while (running) await sleep(stopLookMs);
    },
    isRunning: () => running,
  };
}
