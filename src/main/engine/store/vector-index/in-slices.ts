/** Runs long work in slices with breaks between them, so that requests are answered meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { indexLimits } from './limits.ts';

/** What `work` returns; null when `stopped()` turned true at a break. Every step of `work` must be short. */
export async function inSlices<Result>(work: Generator<void, Result>, stopped: () => boolean): Promise<Result | null> {
  for (;;) {
    const began = performance.now();
    while (performance.now() - began < indexLimits.sliceMs) {
      const step = work.next();
      if (step.done) return step.value;
    }
    await sleep(indexLimits.restMs);
    if (stopped()) return null;
  }
}
