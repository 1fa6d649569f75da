/** Whose thumbnail is made next: what was asked for last, which is what a person looks at now. */
import { AppError } from '../../preload/contract/errors.ts';

export type ThumbnailTurns = {
  /** Resolves when it may begin; call what it gives when done. Rejects with `cancelled` when nobody waits for it any more. */
  take(signal: AbortSignal): Promise<() => void>;
};

/** `most`: how many may be under way at once. */
export function createThumbnailTurns(most: () => number): ThumbnailTurns {
  let busy = 0;
  const waiting: (() => void)[] = [];

  function giveBack(): void {
    busy -= 1;
    while (busy < most() && waiting.length > 0) waiting.pop()?.();
  }

  return {
    take(signal) {
      return new Promise((resolve, reject) => {
        const refuse = () => reject(new AppError('cancelled', 'Cancelled.'));
        if (signal.aborted) return refuse();
        const begin = () => {
          signal.removeEventListener('abort', leave);
          busy += 1;
          let done = false;
          resolve(() => {
            if (!done) giveBack();
            done = true;
          });
        };
        const leave = () => {
          const at = waiting.indexOf(begin);
          if (at >= 0) waiting.splice(at, 1);
          refuse();
        };
        if (busy < most()) return begin();
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(begin);
      });
    },
  };
}
