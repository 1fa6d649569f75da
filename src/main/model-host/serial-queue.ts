/** Runs one piece of work after the other; waiting work leaves at once when it is cancelled. */
import { AppError } from '../../preload/contract/errors.ts';

export type SerialQueue = {
  /** Rejects with `cancelled` if `signal` fires before the work has begun; after that the work itself must listen. */
  run<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
};

export function createSerialQueue(): SerialQueue {
  const waiting: (() => void)[] = [];
  let busy = false;

  function release(): void {
    const next = waiting.shift();
    if (next) next();
    else busy = false;
  }

  function turn(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(new AppError('cancelled', 'Cancelled.'));
    if (!busy) {
      busy = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const begin = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(new AppError('cancelled', 'Cancelled.'));
      };
      waiting.push(begin);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  return {
    async run(work, signal) {
      await turn(signal);
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}
