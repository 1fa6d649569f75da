/** Keeps the work plan up to date: what the machine, the library and a person say becomes how many work at what. */

import { planLimits } from '../plan/limits.ts';
import { plan, type WorkNumbers, type WorkWish } from '../plan/plan.ts';
import type { ExtractWorkers, Machine, PictureWorkers } from '../ports.ts';
import type { LibraryStore } from '../store/library-store.ts';
import { readJob } from './read-job.ts';

/** Where a person's wish survives a relaunch. */
export type WishStore = { load(): WorkWish | null; save(wish: WorkWish): void };

export type WorkPlanKeeper = {
  /** The plan as of the last `refresh`. */
  current(): WorkNumbers;
  /** Works the plan out anew and tells the worker pools; true when it changed. */
  refresh(): boolean;
  setWish(wish: WorkWish): void;
  /** How many people wait for an answer or a search, changed by `by`. */
  asking(by: 1 | -1): void;
  /** Work is done: of each kind one process stays for the next file, the others end. */
  trim(): void;
  stop(): void;
};

export type WorkPlanOptions = {
  readonly library: LibraryStore;
  readonly machine: Machine;
  readonly wishes: WishStore;
  readonly workers: ExtractWorkers;
  readonly pictures: PictureWorkers | null;
  readonly now: () => number;
  /** False while the embedder is out of order. */
  readonly embedding: () => boolean;
  /** True while all passages get the vectors of another model. */
  readonly changing: () => boolean;
  /** The machine or a wish changed the plan. */
  readonly onChange: () => void;
};

export function createWorkPlan(options: WorkPlanOptions): WorkPlanKeeper {
  const { library, machine, wishes, workers, pictures, now } = options;
  let wish = wishes.load() ?? { paused: false, insisted: false };
  let askers = 0;
  let counted = { documents: 0, characters: 0, at: Number.NEGATIVE_INFINITY };
  let numbers = compute();
  apply();
  const unlisten = machine.onChange(changed);

  /** Counting many documents after every file would cost more than it tells. */
  function unembedded() {
    const isMany = counted.documents > planLimits.smallFiles;
    if (isMany && now() - counted.at < planLimits.countMs) return counted;
    counted = { ...library.vectors.waiting(planLimits.lagDocuments + 1), at: now() };
    return counted;
  }

  function compute(): WorkNumbers {
    const { files, bytes } = library.jobs.waiting(readJob, planLimits.smallFiles + 1);
    const fresh = library.jobs.waiting(readJob, planLimits.smallFiles + 1, now() - planLimits.freshMs);
    const { documents, characters } = unembedded();
    const load = {
      files,
      bytes,
      freshFiles: fresh.files,
      freshBytes: fresh.bytes,
      unembedded: documents,
      unembeddedCharacters: characters,
      embedding: options.embedding(),
      changing: options.changing(),
      asking: askers > 0,
    };
    return plan(machine.read(), load, wish);
  }

  function apply(): void {
    workers.resize(numbers.readers);
    pictures?.resize(numbers.pictureWorkers);
  }

  function refresh(): boolean {
    const next = compute();
    const keys = Object.keys(next) as (keyof WorkNumbers)[];
    if (keys.every((key) => next[key] === numbers[key])) return false;
    numbers = next;
    apply();
    return true;
  }

  function changed(): void {
    if (refresh()) options.onChange();
  }

  return {
    current: () => numbers,
    refresh,
    setWish(next) {
      if (next.paused === wish.paused && next.insisted === wish.insisted) return;
      wish = next;
      wishes.save(next);
      changed();
    },
    asking(by) {
      askers = Math.max(0, askers + by);
      changed();
    },
    trim() {
      workers.resize(1);
      pictures?.resize(1);
      apply();
    },
    stop: unlisten,
  };
}
