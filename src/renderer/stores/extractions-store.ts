import { create } from 'zustand';
import type { BatchRun, ExtractionRun, FieldQuality, Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { attempt } from './notice-store.ts';
import { tableLimits as limits, restAfter } from './table-limits.ts';

type Verb = 'pause' | 'resume' | 'cancel' | 'retry' | 'remove';

type ExtractionsState = {
  /** Newest first; null until the first list has come. */
  readonly runs: readonly ExtractionRun[] | null;
  readonly error: Reason | null;
  readonly refresh: () => Promise<void>;
  readonly put: (run: ExtractionRun) => void;
  readonly act: (verb: Verb, runId: string) => Promise<void>;
  readonly setAppend: (runId: string, append: boolean) => Promise<void>;
  readonly save: (runId: string, format: 'csv' | 'xlsx' | 'json') => Promise<string | null>;
  readonly saveCorrections: () => Promise<void>;
  readonly quality: (runId: string) => Promise<readonly FieldQuality[] | null>;
  readonly start: () => () => void;
};

/** What is found out about tables in the Tables view's list. */
export const useExtractions = create<ExtractionsState>()((set, get) => {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Runs with news since they were last asked for. */
  const missed = new Set<string>();
  /** Milliseconds before the next look; a long table takes the engine longer. */
  let pause: number = limits.runRefreshMs;

  /** Progress is in the event; quality and counts of conflicts are asked for, now and again. */
  function progressed(batch: BatchRun): void {
    if (batch.kind !== 'extraction') return;
    const { runs } = get();
    if (runs?.some(({ id }) => id === batch.id)) {
      set({ runs: runs.map((run) => (run.id === batch.id ? { ...run, ...batch } : run)) });
    }
    askSoon(batch.id);
  }

  function askSoon(runId: string): void {
    if (waiting.has(runId)) {
      missed.add(runId);
      return;
    }
    missed.delete(runId);
    const timer = setTimeout(() => {
      missed.delete(runId);
      const asked = performance.now();
      request('extraction.get', { runId })
        .then(
          (run) => get().put(run),
          // It was removed meanwhile; the event that says so takes it from the list.
          () => undefined,
        )
        .finally(() => {
          waiting.delete(runId);
          pause = restAfter(performance.now() - asked, limits.runRefreshMs);
          if (missed.has(runId)) askSoon(runId);
        });
    }, pause);
    waiting.set(runId, timer);
  }

  return {
    runs: null,
    error: null,
    async refresh() {
      try {
        set({ runs: await request('extraction.list', {}), error: null });
      } catch (error) {
        set({ error: reasonOf(error) });
      }
    },
    put(run) {
      const runs = get().runs ?? [];
      const isKnown = runs.some(({ id }) => id === run.id);
      // A run's template never changes: kept as the same object, the columns are not made anew with every look.
      const update = (old: ExtractionRun) => ({ ...run, template: old.template });
      set({ runs: isKnown ? runs.map((each) => (each.id === run.id ? update(each) : each)) : [run, ...runs] });
    },
    async act(verb, runId) {
      await attempt(() => request(`batch.${verb}`, { runId }));
      await get().refresh();
    },
    async setAppend(runId, append) {
      const run = await attempt(() => request('extraction.setAppend', { runId, append }));
      if (run) get().put(run);
    },
    save: (runId, format) => attempt(() => request('extraction.save', { runId, format })),
    async saveCorrections() {
      await attempt(() => request('extraction.saveCorrections', {}));
    },
    quality: (runId) => attempt(() => request('extraction.quality', { runId })),
    start() {
      void get().refresh();
      const stops = [
        on('batch.changed', progressed),
        on('batch.removed', ({ runId }) => set({ runs: (get().runs ?? []).filter(({ id }) => id !== runId) })),
        on('extraction.changed', ({ runId }) => askSoon(runId)),
        on('processes.changed', (processes) => {
          if (processes.some(({ name, state }) => name === 'engine' && state === 'running')) void get().refresh();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        for (const timer of waiting.values()) clearTimeout(timer);
        waiting.clear();
        missed.clear();
      };
    },
  };
});
