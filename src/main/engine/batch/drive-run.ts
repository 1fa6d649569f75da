/** One run from its first waiting item to its end, or to where it is stopped. */
import { setImmediate as afterThisTurn, setTimeout as sleep } from 'node:timers/promises';
import { toWire } from '../../../preload/contract/errors.ts';
import type { BatchKind, Reason } from '../../../preload/contract/shapes.ts';
import type { RunnerParts } from './batch-runner.ts';
import type { BatchItemRow, BatchRow, EndedItem } from './batch-store.ts';
import { failureKind } from './failure-kind.ts';
import { batchLimits } from './limits.ts';
import type { RunPace } from './progress.ts';

export type Drive = {
  readonly kind: BatchKind;
  /** Rejects only with what is nobody's fault but ours. */
  readonly ended: Promise<void>;
  /** Leaves what is under way; its items wait again. */
  stop(): void;
};

/** `tell`: something of the run has changed. */
export function driveRun(parts: RunnerParts, run: BatchRow, pace: RunPace, tell: () => void): Drive {
  const controller = new AbortController();
  return {
    kind: run.kind,
    stop: () => controller.abort(),
    // After the reply, so that whoever began it knows its id before its first event.
    ended: afterThisTurn().then(() => drive({ ...parts, tell }, run, pace, controller.signal)),
  };
}

type Parts = RunnerParts & { readonly tell: () => void };

async function drive(parts: Parts, run: BatchRow, pace: RunPace, signal: AbortSignal): Promise<void> {
  const { store, works, now } = parts;
  const work = works[run.kind];
  const started = now();
  pace.startedAt = started;
  let failure: Reason | null = null;
  try {
    try {
      await work.begin(run);
      failure = await goThrough(parts, run, pace, signal);
    } finally {
      store.addWorked(run.id, now() - started);
      pace.startedAt = null;
      store.release(run.id);
    }
    // Stopped: whoever did so says what becomes of it.
    if (signal.aborted || store.get(run.id)?.state !== 'running') return;
    if (failure) {
      store.forgive(run.id);
      store.setState(run.id, 'paused', ['running'], failure);
      return;
    }
    const outcome = await work.finish(run, 'done');
    store.finish(run.id, 'done', outcome, null);
  } catch (error) {
    const { code, data } = toWire(error);
    const reason: Reason = { code, values: data };
    if (!signal.aborted) store.setState(run.id, 'paused', ['running'], reason);
  } finally {
    work.end(run);
  }
}

/** Works until nothing is left (null), the run is stopped (null), or the machine is out of order (why). */
async function goThrough(parts: Parts, run: BatchRow, pace: RunPace, signal: AbortSignal): Promise<Reason | null> {
  const { store, works, now } = parts;
  const work = works[run.kind];
  const breaker = parts.makeBreaker();
  const underWay = new Map<number, Promise<void>>();
  const ended: EndedItem[] = [];
  const stopped = aborted(signal);
  let broken: Reason | null = null;

  async function one(item: BatchItemRow): Promise<void> {
    const begun = now();
    try {
      const outcome = await work.work(run, item, signal);
      breaker.succeeded();
      const milliseconds = now() - begun;
      pace.clock.itemDone(item.weight, milliseconds);
      ended.push({ ordinal: item.ordinal, ...outcome, milliseconds, notBefore: 0 });
    } catch (error) {
      if (signal.aborted) return;
      const { code, data, message } = toWire(error);
      const kind = failureKind(code);
      const reason: Reason = { code, values: data };
      if (code === 'internal') parts.log.error('an item failed', { message });
      if ((kind === 'machine' || kind === 'certain') && breaker.failed(reason, kind === 'certain')) broken = reason;
      const again = kind !== 'item' && (broken !== null || item.attempts < batchLimits.attempts);
      ended.push({
        ordinal: item.ordinal,
        state: again ? 'pending' : 'failed',
        reason,
        ...{ document: null, found: false, result: null, milliseconds: now() - begun },
        notBefore: again ? now() + parts.backOff(item.attempts) : 0,
      });
    }
  }

  while (!signal.aborted) {
    pace.concurrency = Math.max(1, work.concurrency(run));
    const room = broken === null ? pace.concurrency - underWay.size : 0;
    const step = store.step(run.id, ended.splice(0), room);
    if (step === null) break;
    parts.tell();
    for (const item of step.items) {
      underWay.set(
        item.ordinal,
        one(item).finally(() => underWay.delete(item.ordinal)),
      );
    }
    if (underWay.size > 0) {
      await Promise.race([...underWay.values(), stopped]);
      // What ends in the same moment is kept together; others get their turn.
      await afterThisTurn();
    } else if (broken !== null) return broken;
    else if (step.waitUntil !== null) {
      const wait = Math.min(batchLimits.longestWaitMs, Math.max(1, step.waitUntil - now()));
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    } else if (ended.length === 0 && !(await work.more(run))) return null;
  }
  await Promise.allSettled(underWay.values());
  // What was finished before it was stopped is not done again.
  store.step(run.id, ended.splice(0), 0);
  return null;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
