/** Adds up where the time of an ingest goes, so that our own share of it can be measured. */
export type Stage = 'hash' | 'extract' | 'count' | 'chunk' | 'analyse' | 'store' | 'embed';
export type Timings = Readonly<Record<Stage, number>>;

export type Stopwatch = {
  /** Milliseconds `run` took are added to `stage`; awaits are included. */
  time<Result>(stage: Stage, run: () => Result): Result;
  read(): Timings;
};

export function createStopwatch(clock: () => number = () => performance.now()): Stopwatch {
  const sums: Record<Stage, number> = { hash: 0, extract: 0, count: 0, chunk: 0, analyse: 0, store: 0, embed: 0 };
  return {
    time(stage, run) {
      const start = clock();
      const add = () => {
        sums[stage] += clock() - start;
      };
      const result = run();
      if (result instanceof Promise) void result.then(add, add);
      else add();
      return result;
    },
    // Chunking waits for its token counts, which are the model's time.
    read: () => ({ ...sums, chunk: Math.max(0, sums.chunk - sums.count) }),
  };
}
