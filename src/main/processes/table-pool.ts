/** A killable process that computes over tables: SQLite can't be interrupted from JavaScript, a process can. */
import { AppError } from '../../preload/contract/errors.ts';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import type { Log, TableWorkers, TableWorkResult, WorkerHost } from '../engine/ports.ts';
import { processLimits } from './limits.ts';
import { createProcessPool } from './process-pool.ts';

const { table: limits } = processLimits;

/** What takes longer than 5 s, needs more than its memory or is cancelled ends the process; the next question gets a fresh one. */
export function createTablePool(options: {
  readonly host: WorkerHost;
  readonly log: Log;
  readonly onStatus?: (status: ProcessStatus) => void;
}): TableWorkers {
  const pool = createProcessPool({ ...options, kind: 'table-worker', size: 1, usesPerProcess: limits.usesPerProcess });
  return {
    async query(work, signal) {
      const slot = await pool.take(signal, true);
      let stopped: AppError | null = null;
      const end = (reason: AppError) => {
        stopped ??= reason;
        slot.process.kill();
      };
      const cancel = () => end(new AppError('cancelled', 'Cancelled.'));
      let timer: ReturnType<typeof setTimeout> | undefined;
      let watch: ReturnType<typeof setInterval> | undefined;
      try {
        signal.throwIfAborted();
        signal.addEventListener('abort', cancel, { once: true });
        const peer = await slot.process.peer();
        timer = setTimeout(
          () =>
            end(
              new AppError('table-query-too-long', 'The table could not be computed in time.', {
                seconds: limits.milliseconds / 1000,
              }),
            ),
          limits.milliseconds,
        );
        watch = setInterval(() => {
          void slot.process.memoryBytes().then(
            (bytes) => {
              if (bytes !== null && bytes > limits.maxMemoryBytes)
                end(new AppError('table-query-too-large', 'The table needs too much memory.'));
            },
            () => undefined, // It has ended meanwhile.
          );
        }, limits.memoryCheckMs);
        return await peer.call<TableWorkResult>('query', work);
      } catch (error) {
        throw stopped ?? error;
      } finally {
        clearTimeout(timer);
        clearInterval(watch);
        signal.removeEventListener('abort', cancel);
        pool.giveBack(slot);
      }
    },
    close: pool.close,
  };
}
