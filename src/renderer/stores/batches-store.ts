import { create } from 'zustand';
import type { BatchRun } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { attempt } from './notice-store.ts';

export type TableFormat = 'csv' | 'json' | 'markdown';
type Verb = 'pause' | 'resume' | 'cancel' | 'retry' | 'remove';

type BatchesState = {
  /** Every run by its id. */
  readonly runs: ReadonlyMap<string, BatchRun>;
  readonly act: (verb: Verb, runId: string) => Promise<void>;
  readonly save: (runId: string, format: TableFormat) => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Follows what goes on; returns the function that stops it. */
  readonly start: () => () => void;
};

export const useBatches = create<BatchesState>()((set, get) => {
  const put = (run: BatchRun) => set({ runs: new Map(get().runs).set(run.id, run) });
  return {
    runs: new Map(),
    async act(verb, runId) {
      await attempt(() => request(`batch.${verb}`, { runId }));
      await get().refresh();
    },
    async save(runId, format) {
      await attempt(() => request('batch.save', { runId, format }));
    },
    async refresh() {
      const runs = await attempt(() => request('batch.list', {}));
      if (runs) set({ runs: new Map(runs.map((run) => [run.id, run])) });
    },
    start() {
      const stops = [
        on('batch.changed', put),
        on('batch.removed', ({ runId }) => {
          const runs = new Map(get().runs);
          runs.delete(runId);
          set({ runs });
        }),
      ];
      void get().refresh();
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
});

/** The run whose answer a message is. */
export function runOfMessage(messageId: string) {
  return ({ runs }: BatchesState): BatchRun | null => {
    for (const run of runs.values()) if (run.messageId === messageId) return run;
    return null;
  };
}
