/**
 * Gives models back when memory is needed elsewhere: at once when the system is short of it, and on a small machine as soon as
 * reading has something to do and nobody waits for an answer.
 */
import { planLimits } from './plan/limits.ts';
import { isShortOfMemory, isSmallMachine } from './plan/short-memory.ts';
import type { Machine, ModelPort } from './ports.ts';

export type MemoryKeeper = {
  /** An answer begins to be written, or has ended. */
  writing(by: 1 | -1): void;
  /** Something changed: there may be work that needs the memory. */
  look(): void;
  stop(): void;
};

export type MemoryKeeperOptions = {
  readonly machine: Machine;
  readonly models: Pick<ModelPort, 'unload'>;
  /** Whether files wait to be read or passages for their vectors. */
  readonly hasWork: () => boolean;
};

export function createMemoryKeeper({ machine, models, hasWork }: MemoryKeeperOptions): MemoryKeeper {
  let writers = 0;
  /** A chat model may be in memory. */
  let held = false;
  let timer: NodeJS.Timeout | null = null;

  function look(): void {
    if (!held) return;
    const state = machine.read();
    // What is in use is freed when its use ends, so asking early does no harm.
    if (isShortOfMemory(state) || (writers === 0 && isSmallMachine(state) && hasWork())) free();
  }

  function free(): void {
    held = writers > 0;
    if (!held) watch(false);
    void models.unload();
  }

  /** Nothing tells when memory becomes short on every system, so it is looked at while there is something to give back. */
  function watch(on: boolean): void {
    if (timer) clearInterval(timer);
    timer = on ? setInterval(look, planLimits.memoryLookMs) : null;
    timer?.unref();
  }

  const unlisten = machine.onChange(look);
  return {
    writing(by) {
      writers = Math.max(0, writers + by);
      if (by === 1 && !held) {
        held = true;
        watch(true);
      }
      if (by === -1) look();
    },
    look,
    stop() {
      watch(false);
      unlisten();
    },
  };
}
