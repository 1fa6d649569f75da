/** A killable process that computes over tables: SQLite can't be interrupted from JavaScript, a process can. */
import { AppError } from '../../preload/contract/errors.ts';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import type { Log, TableWorkers, WorkerHost } from '../engine/ports.ts';
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
    async open(signal) {
      const slot = await pool.take(signal, true);
      let stopped: AppError | null = null;
      const end = (reason: AppError) => {
        stopped ??= reason;
        slot.process.kill();
      };
      const cancel = () => end(new AppError('cancelled', 'Cancelled.'));
      const release = () => {
        signal.removeEventListener('abort', cancel);
        pool.giveBack(slot);
      };
      try {
        signal.throwIfAborted();
        signal.addEventListener('abort', cancel, { once: true });
        const peer = await slot.process.peer();
        const call = async <Result>(method: string, input: unknown) => {
          const held = method === 'query' ? await slot.process.memoryBytes() : null;
          const most = held === null ? limits.maxTableBytes : held + limits.maxMemoryBytes;
          return watched(peer.call<Result>(method, input), most);
        };
        return { call, close };

        function close() {
          if (stopped) return release();
          // The next question must not find the tables of this one.
          const cleared = peer.call('clear', null);
          cleared.catch(() => slot.process.kill()).finally(release);
        }
      } catch (error) {
        release();
        throw stopped ?? error;
      }

      /** Ends the process when one call takes too long or needs too much. */
      async function watched<Result>(call: Promise<Result>, mostBytes: number): Promise<Result> {
        const tooLong = new AppError('table-query-too-long', 'The table could not be computed in time.', {
          seconds: limits.milliseconds / 1000,
        });
        const tooLarge = new AppError('table-query-too-large', 'The table needs too much memory.');
        const timer = setTimeout(() => end(tooLong), limits.milliseconds);
        const watch = setInterval(() => {
          void slot.process.memoryBytes().then(
            (bytes) => {
              if (bytes !== null && bytes > mostBytes) end(tooLarge);
            },
            () => undefined, // It has ended meanwhile.
          );
        }, limits.memoryCheckMs);
        try {
          return await call;
        } catch (error) {
          throw stopped ?? error;
        } finally {
          clearTimeout(timer);
          clearInterval(watch);
        }
      }
    },
    close: pool.close,
  };
}
