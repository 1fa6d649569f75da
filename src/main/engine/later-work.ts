import type { BatchWork } from './batch/batch-work.ts';
import { batchLimits } from './batch/limits.ts';

/** A kind of run whose code is loaded when one of them begins: most starts have none. */
export function laterWork<Work extends BatchWork>(load: () => Promise<Work>): BatchWork & { get(): Promise<Work> } {
  let loading: Promise<Work> | null = null;
  let loaded: Work | null = null;
  const get = () => {
    // One that failed is tried again.
    loading ??= load().then(
      (work) => {
        loaded = work;
        return work;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  return {
    get,
    // A model writes one answer at a time; rules are done together so that their results are kept together.
    concurrency: (run) => (run.mode === 'generate' ? 1 : batchLimits.together),
    begin: async (run) => (await get()).begin(run),
    work: async (run, item, signal) => (await get()).work(run, item, signal),
    more: async (run) => (await get()).more(run),
    finish: async (run, how) => (await get()).finish(run, how),
    end: (run) => loaded?.end(run),
  };
}
