/**
 * Goes through the items of runs, one run of a kind at a time, the others wait in line. Everything is kept before it is told: the attempt
 * before the work, the result with the next attempt. So a run goes on wherever the program ended, no item twice, none lost.
 */
import { AppError, toWire } from '../../../preload/contract/errors.ts';
import type { BatchKind, BatchRun, BatchState, Reason } from '../../../preload/contract/shapes.ts';
import type { Log } from '../ports.ts';
import type { BatchRow, BatchStore, NewItem, NewRun } from './batch-store.ts';
import type { BatchWork } from './batch-work.ts';
import { type Drive, driveRun } from './drive-run.ts';
import { batchLimits } from './limits.ts';
import { createProgress } from './progress.ts';

/** As `plan/breaker.ts` makes it. */
export type RunBreaker = {
  failed(reason: Reason, certain?: boolean): boolean;
  succeeded(): boolean;
};
/** As `time-left.ts` makes it, for weights instead of bytes. */
export type RunClock = {
  itemDone(weight: number, milliseconds: number): void;
  seconds(items: number, weight: number, concurrency: number): number | null;
};

export type RunnerParts = {
  readonly store: BatchStore;
  readonly works: Readonly<Record<BatchKind, BatchWork>>;
  readonly makeBreaker: () => RunBreaker;
  readonly makeClock: () => RunClock;
  /** Milliseconds before the repetition that follows attempt number `attempt`. */
  readonly backOff: (attempt: number) => number;
  readonly now: () => number;
  readonly log: Log;
  readonly onChange: (run: BatchRun) => void;
  readonly onRemoved: (runId: string) => void;
  /** False: what stands in line waits; left out: it never does. */
  readonly mayWork?: () => boolean;
};

export type BatchRunner = {
  /** Keeps a run; it begins at once unless it is `proposed`. */
  start(run: Omit<NewRun, 'state'> & { readonly state?: 'proposed' | 'queued' }, items: readonly NewItem[]): string;
  /** Rejects with `not-found`. */
  describe(runId: string): BatchRun;
  list(): readonly BatchRun[];
  pause(runId: string): Promise<void>;
  resume(runId: string): void;
  /** Resolves when it has stopped and what there is so far is its answer. */
  cancel(runId: string): Promise<void>;
  retry(runId: string): void;
  remove(runId: string): Promise<void>;
  /** Runs that are gone, with their conversation for instance, end. */
  look(): void;
  /** At start: what was under way goes on. */
  recover(crashed: boolean): void;
  goOn(): void;
  /** Resolves when no run is under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

const waiting: readonly BatchState[] = ['proposed', 'paused', 'cancelled', 'failed', 'done'];

export function createBatchRunner(parts: RunnerParts): BatchRunner {
  const { store, works, log } = parts;
  const active = new Map<string, Drive>();
  const progress = createProgress(parts);
  let closed = false;

  const known = (runId: string): BatchRow => {
    const run = store.get(runId);
    if (!run) throw new AppError('not-found', 'This run no longer exists.');
    return run;
  };

  /** Begins what is in line, one run of a kind. */
  function pump(): void {
    if (closed || parts.mayWork?.() === false) return;
    const busy = new Set([...active.values()].map(({ kind }) => kind));
    // Oldest first.
    for (const run of [...store.list()].reverse()) {
      if (run.state !== 'queued' || busy.has(run.kind) || active.has(run.id)) continue;
      busy.add(run.kind);
      if (store.setState(run.id, 'running', ['queued'])) begin(known(run.id));
    }
  }

  function begin(run: BatchRow): void {
    const drive = driveRun(parts, run, progress.of(run.id), () => progress.tell(run.id));
    active.set(run.id, drive);
    progress.tell(run.id, true);
    void drive.ended
      .catch((error: unknown) =>
        log.error('a run ended badly', { code: toWire(error).code, message: toWire(error).message }),
      )
      .finally(() => {
        active.delete(run.id);
        if (!closed) {
          if (store.get(run.id)) progress.tell(run.id, true);
          else parts.onRemoved(run.id);
          pump();
        }
      });
  }

  /** Stops the work without ending the run; resolves when nothing of it is under way. */
  async function halt(runId: string): Promise<void> {
    const drive = active.get(runId);
    drive?.stop();
    await drive?.ended.catch(() => undefined);
  }

  return {
    start({ state = 'queued', ...run }, items) {
      const runId = store.create({ ...run, state }, items);
      progress.tell(runId, true);
      pump();
      return runId;
    },
    describe: (runId) => progress.describe(known(runId)),
    list: () => store.list().map((run) => progress.describe(run)),
    async pause(runId) {
      known(runId);
      if (!store.setState(runId, 'paused', ['queued', 'running'])) return;
      await halt(runId);
      progress.tell(runId, true);
    },
    resume(runId) {
      known(runId);
      if (!store.setState(runId, 'queued', waiting)) return;
      progress.tell(runId, true);
      pump();
    },
    async cancel(runId) {
      known(runId);
      if (!store.setState(runId, 'cancelled', ['proposed', 'queued', 'running', 'paused'])) return;
      await halt(runId);
      const run = store.get(runId);
      if (run?.state === 'cancelled') await works[run.kind].finish(run, 'cancelled');
      if (run) progress.tell(runId, true);
    },
    retry(runId) {
      const run = known(runId);
      if (store.retryFailed(runId) === 0 || run.state === 'running') return;
      store.setState(runId, 'queued', waiting);
      progress.tell(runId, true);
      pump();
    },
    async remove(runId) {
      known(runId);
      store.remove(runId);
      await halt(runId);
      parts.onRemoved(runId);
    },
    look() {
      for (const [runId, drive] of active) if (!store.get(runId)) drive.stop();
    },
    recover: (crashed) => store.recover(crashed, batchLimits.deaths),
    goOn() {
      for (const run of store.list())
        if (run.state === 'running' && !active.has(run.id)) store.setState(run.id, 'queued', ['running']);
      pump();
    },
    async settled() {
      while (active.size > 0) await Promise.allSettled([...active.values()].map(({ ended }) => ended));
    },
    async close() {
      closed = true;
      progress.close();
      for (const drive of active.values()) drive.stop();
      await Promise.allSettled([...active.values()].map(({ ended }) => ended));
    },
  };
}
