/** What the window hears of runs: at most ten times a second each, and at once when a state changes. */
import type { BatchRun } from '../../../preload/contract/shapes.ts';
import type { RunClock, RunnerParts } from './batch-runner.ts';
import type { BatchRow } from './batch-store.ts';
import { batchLimits } from './limits.ts';

/** The clock of a run under way, and how many of its items go on at once. */
export type RunPace = { readonly clock: RunClock; concurrency: number; startedAt: number | null };

export function createProgress({ store, makeClock, now, onChange }: RunnerParts) {
  const paces = new Map<string, RunPace>();
  const timers = new Map<string, NodeJS.Timeout>();
  let closed = false;

  function describe(run: BatchRow): BatchRun {
    const { total, done, failed, skipped, found, left, leftWeight } = store.counts(run.id);
    const pace = paces.get(run.id);
    const { workedMs, ...shown } = run;
    const going = run.state === 'running' && pace;
    const since = going && pace.startedAt !== null ? now() - pace.startedAt : 0;
    return {
      ...shown,
      ...{ total, done, failed, skipped, found },
      secondsLeft: going && left > 0 ? pace.clock.seconds(left, leftWeight, pace.concurrency) : null,
      secondsWorked: Math.round((workedMs + since) / 1000),
    };
  }

  function send(runId: string): void {
    timers.delete(runId);
    const run = closed ? undefined : store.get(runId);
    if (run) onChange(describe(run));
  }

  return {
    describe,
    /** Kept as long as the program runs, so that a run that goes on knows its pace. */
    of(runId: string): RunPace {
      const known = paces.get(runId) ?? { clock: makeClock(), concurrency: 1, startedAt: null };
      paces.set(runId, known);
      return known;
    },
    tell(runId: string, atOnce = false): void {
      if (closed) return;
      if (atOnce) {
        clearTimeout(timers.get(runId));
        send(runId);
      } else if (!timers.has(runId)) {
        timers.set(
          runId,
          setTimeout(() => send(runId), batchLimits.progressMs),
        );
      }
    },
    close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
