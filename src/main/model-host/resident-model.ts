/** One model that is loaded when first needed and given back after some idle time. */
import { AppError } from '../../preload/contract/errors.ts';

export type ResidentModel<Loaded> = {
  /** Loads if needed and runs `work`; the model stays loaded at least until it ends. Cancels while still loading. */
  use<Result>(work: (loaded: Loaded) => Promise<Result> | Result, signal?: AbortSignal): Promise<Result>;
  /** Frees the memory once nobody uses the model; the next `use` loads it again. */
  unload(): Promise<void>;
};

export type ResidentModelOptions<Loaded> = {
  readonly load: () => Promise<Loaded>;
  /** Milliseconds without use before `unload`. */
  readonly idleMs: number;
  readonly onUnloadFailed: (error: unknown) => void;
};

export function createResidentModel<Loaded extends { dispose(): Promise<void> }>(
  options: ResidentModelOptions<Loaded>,
): ResidentModel<Loaded> {
  let loading: Promise<Loaded> | null = null;
  let users = 0;
  let idleTimer: NodeJS.Timeout | null = null;
  let onFree: (() => void)[] = [];

  function load(): Promise<Loaded> {
    loading ??= options.load().catch((error: unknown) => {
      loading = null; // A failed load is tried again by the next request, for instance after the file came back.
      throw error;
    });
    return loading;
  }

  async function unload(): Promise<void> {
    // Again after waiting: somebody may have come in between.
    while (users > 0) {
      await new Promise<void>((resolve) => {
        onFree.push(resolve);
      });
    }
    const held = loading;
    loading = null;
    const loaded = await held?.catch(() => null); // Whoever asked for it was told why it did not load.
    await loaded?.dispose();
  }

  function leave(): void {
    users -= 1;
    if (users > 0) return;
    for (const free of onFree) free();
    onFree = [];
    idleTimer = setTimeout(() => void unload().catch(options.onUnloadFailed), options.idleMs);
    idleTimer.unref();
  }

  return {
    async use(work, signal) {
      users += 1;
      if (idleTimer) clearTimeout(idleTimer);
      try {
        return await work(await untilAborted(load(), signal));
      } finally {
        leave();
      }
    },
    unload,
  };
}

/** The promise's value, or `cancelled` as soon as `signal` fires; what was started goes on for the next one who asks. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new AppError('cancelled', 'Cancelled.'));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
