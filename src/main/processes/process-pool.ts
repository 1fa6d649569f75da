/** Processes of one kind that are lent out one use at a time, replaced after enough uses, more or fewer as the plan says. */
import { AppError } from '../../preload/contract/errors.ts';
import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import type { Log, ProcessKind, WorkerHost } from '../engine/ports.ts';
import { createSupervisedProcess, type SupervisedProcess } from './supervised-process.ts';

export type Slot = { readonly process: SupervisedProcess; uses: number };

export type ProcessPool = {
  /** A process nobody else uses; waits for one, `first` before those who wait already. Rejects with `cancelled`. */
  take(signal: AbortSignal, first?: boolean): Promise<Slot>;
  giveBack(slot: Slot): void;
  size(): number;
  /** Processes above the new size end when they are given back. */
  resize(size: number): void;
  close(): Promise<void>;
};

export function createProcessPool(options: {
  readonly host: WorkerHost;
  readonly kind: Exclude<ProcessKind, 'model-host'>;
  readonly size: number;
  /** Uses after which a fresh process takes over: native memory does not shrink. */
  readonly usesPerProcess: number;
  readonly log: Log;
  readonly onStatus?: (status: ProcessStatus) => void;
}): ProcessPool {
  const idle: Slot[] = [];
  const all: Slot[] = [];
  const waiting: ((slot: Slot) => void)[] = [];
  let size = Math.max(1, options.size);
  let crashesOfEnded = 0;

  function newSlot(): Slot {
    const process = createSupervisedProcess({
      host: options.host,
      kind: options.kind,
      diedCode: 'worker-crashed',
      downCode: 'worker-crashed',
      log: options.log,
      breaker: false,
    });
    const slot = { process, uses: 0 };
    all.push(slot);
    process.onStatus(({ name, state }) => {
      const crashes = all.reduce((sum, each) => sum + each.process.crashes, crashesOfEnded);
      options.onStatus?.({ name, state, crashes });
    });
    return slot;
  }

  function end(slot: Slot): void {
    all.splice(all.indexOf(slot), 1);
    crashesOfEnded += slot.process.crashes;
    void slot.process.close();
  }

  return {
    async take(signal, first = false) {
      signal.throwIfAborted();
      const free = idle.pop();
      if (free) return free;
      if (all.length < size) return newSlot();
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
        if (first) waiting.unshift(waiter);
        else waiting.push(waiter);
      });
    },
    giveBack(slot) {
      slot.uses += 1;
      if (slot.uses >= options.usesPerProcess) {
        slot.process.kill();
        slot.uses = 0;
      }
      if (all.length > size) {
        end(slot);
        return;
      }
      const next = waiting.shift();
      if (next) next(slot);
      else idle.push(slot);
    },
    size: () => size,
    resize(wanted) {
      size = Math.max(1, wanted);
      while (all.length > size && idle.length > 0) end(idle.pop() as Slot);
      while (all.length < size && waiting.length > 0) waiting.shift()?.(newSlot());
    },
    close: async () => {
      await Promise.all(all.map((slot) => slot.process.close()));
    },
  };
}
