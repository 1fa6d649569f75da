/** A pool of killable reader processes, one file each at a time, with limits on time and memory that kill. */
import { AppError } from '../../preload/contract/errors.ts';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import { limits } from '../engine/limits.ts';
import type { ExtractWorkers, Log, WorkerHost } from '../engine/ports.ts';
import type { ByteSource, ExtractItem, ExtractLimits } from '../engine/types.ts';
import { processLimits } from './limits.ts';
import { createSupervisedProcess, type SupervisedProcess } from './supervised-process.ts';

type Slot = { readonly process: SupervisedProcess; files: number };
type Watch = {
  readonly fed: () => void;
  readonly pause: () => void;
  readonly stop: () => void;
  readonly reason: () => AppError | null;
};

export function createExtractPool(options: {
  readonly host: WorkerHost;
  readonly size: number;
  readonly log: Log;
  /** How the readers are as a whole; `crashes` counts all of them. */
  readonly onStatus?: (status: ProcessStatus) => void;
}): ExtractWorkers {
  const idle: Slot[] = [];
  const all: Slot[] = [];
  const waiting: ((slot: Slot) => void)[] = [];

  function newSlot(): Slot {
    const process = createSupervisedProcess({
      host: options.host,
      kind: 'extract-worker',
      diedCode: 'worker-crashed',
      downCode: 'worker-crashed',
      log: options.log,
      breaker: false,
    });
    const slot = { process, files: 0 };
    all.push(slot);
    process.onStatus(({ name, state }) => {
      const crashes = all.reduce((sum, each) => sum + each.process.crashes, 0);
      options.onStatus?.({ name, state, crashes });
    });
    return slot;
  }

  async function take(signal: AbortSignal): Promise<Slot> {
    signal.throwIfAborted();
    const free = idle.pop();
    if (free) return free;
    if (all.length < options.size) return newSlot();
    return new Promise((resolve, reject) => {
      const waiter = (slot: Slot) => {
        signal.removeEventListener('abort', leave);
        resolve(slot);
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(waiter), 1);
        reject(new AppError('cancelled', 'Cancelled.'));
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(waiter);
    });
  }

  function giveBack(slot: Slot): void {
    slot.files += 1;
    if (slot.files >= limits.extract.filesPerProcess) {
      slot.process.kill();
      slot.files = 0;
    }
    const next = waiting.shift();
    if (next) next(slot);
    else idle.push(slot);
  }

  /** Kills the reader when a unit takes too long or it grows too large, and remembers why. */
  function watch(process: SupervisedProcess): Watch {
    let reason: AppError | null = null;
    const killFor = (error: AppError) => {
      reason ??= error;
      process.kill();
    };
    const tooSlow = () =>
      killFor(
        new AppError('worker-timeout', 'A page took too long to read.', { seconds: limits.extract.unitMs / 1000 }),
      );
    let timer = setTimeout(tooSlow, limits.extract.unitMs);
    let stopped = false;
    const memoryTimer = setInterval(async () => {
      const bytes = await process.memoryBytes().catch(() => null);
      if (!stopped && bytes !== null && bytes > limits.extract.maxMemoryBytes) {
        killFor(new AppError('worker-memory', 'Reading this file needed too much memory.', { bytes }));
      }
    }, limits.extract.memoryCheckMs);
    return {
      fed: () => {
        clearTimeout(timer);
        timer = setTimeout(tooSlow, limits.extract.unitMs);
      },
      pause: () => clearTimeout(timer),
      stop: () => {
        stopped = true;
        clearTimeout(timer);
        clearInterval(memoryTimer);
      },
      reason: () => reason,
    };
  }

  async function* extract(
    source: ByteSource,
    kind: string,
    extractLimits: ExtractLimits,
    signal: AbortSignal,
  ): AsyncIterable<ExtractItem> {
    const slot = await take(signal);
    let guard: Watch | null = null;
    let finished = false;
    let spoke = false;
    try {
      signal.throwIfAborted();
      const peer = await slot.process.peer();
      guard = watch(slot.process);
      peer.serve({
        read: ({ offset, length }: { offset: number; length: number }) => {
          spoke = true;
          return source.read(offset, length);
        },
      });
      const params = { kind, size: source.size, limits: extractLimits };
      for await (const item of peer.stream<ExtractItem>('extract', params, signal)) {
        // While we store what came, the reader is not the one that is slow.
        guard.pause();
        yield item;
        guard.fed();
      }
      finished = true;
    } catch (error) {
      // An error the reader itself reported leaves a healthy process; a kill of ours hides behind `worker-crashed`.
      finished = error instanceof AppError && !['worker-crashed', 'cancelled'].includes(error.code);
      const reason = guard?.reason() ?? error;
      // A reader that died before it asked for a byte says nothing about the file.
      if (!spoke && reason instanceof AppError && reason.code === 'worker-crashed') {
        throw new AppError('engine-unavailable', 'The reader process does not start.');
      }
      throw reason;
    } finally {
      guard?.stop();
      // Left early: the reader may be deep inside one page, and a fresh process is cheaper than waiting for it.
      if (!finished) slot.process.kill();
      giveBack(slot);
    }
  }

  return {
    size: options.size,
    extract,
    close: async () => {
      await Promise.all(all.map((slot) => slot.process.close()));
    },
  };
}

/** Readers for a machine: one core stays free for the embedder and the window. */
export function readerCount(cores: number): number {
  return Math.max(1, Math.min(processLimits.maxReaders, Math.floor(cores / 2)));
}
