/** On a machine with little memory one heavy model is held at a time: whoever needs another first frees the one before. */
import type { ModelFile } from '../engine/ports.ts';
import { createSerialQueue } from './serial-queue.ts';

type Freeable = { unload(): Promise<void> };

export type HeavyLease = {
  /** Runs `work`, which loads `resident` if need be, when no other heavy model is in memory. Light models pass at once. */
  hold<Result>(model: ModelFile, resident: Freeable, work: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
};

/** `isHeavy` null: no lease at all. */
export function createHeavyLease(isHeavy: ((model: ModelFile) => Promise<boolean>) | null): HeavyLease {
  const queue = createSerialQueue();
  const weighed = new Map<string, boolean>();
  let holder: Freeable | null = null;

  async function weigh(model: ModelFile): Promise<boolean> {
    if (!isHeavy) return false;
    const key = `${model.role} ${model.path}`;
    const known = weighed.get(key);
    if (known !== undefined) return known;
    const heavy = await isHeavy(model);
    weighed.set(key, heavy);
    return heavy;
  }

  return {
    async hold(model, resident, work, signal) {
      if (!(await weigh(model))) return work();
      return queue.run(async () => {
        if (holder && holder !== resident) await holder.unload();
        holder = resident;
        return work();
      }, signal);
    },
  };
}
