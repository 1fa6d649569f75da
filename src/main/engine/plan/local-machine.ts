/** The machine as node:os tells it: its size and its free memory. Power, heat and sleep stay unknown. */
import { availableParallelism, totalmem } from 'node:os';
import type { Machine } from '../ports.ts';

/** Where the engine is not told more: the command line, tests. Nothing is polled; every look is fresh. */
export function createLocalMachine(): Machine {
  return {
    read: () => ({
      memoryBytes: totalmem(),
      // macOS counts what it would free at once as used; there the number says nothing.
      freeMemoryBytes: process.platform === 'darwin' ? totalmem() : process.availableMemory(),
      cores: availableParallelism(),
      efficiencyCores: 0,
      onBattery: null,
      lowPower: null,
      thermal: null,
      asleep: false,
    }),
    onChange: () => () => undefined,
  };
}
