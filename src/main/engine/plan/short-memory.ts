/** When memory is so short that what can be given back must be. */
import type { MachineState } from '../ports.ts';
import { planLimits } from './limits.ts';

/** True when the system is about to swap: reading rests then too. */
export function isShortOfMemory(machine: MachineState): boolean {
  return machine.freeMemoryBytes < boundOf(machine, planLimits.leastMemory, planLimits.leastMemoryShare);
}

/** True when a chat model and reading cannot both have memory. */
export function isSmallMachine({ memoryBytes }: Pick<MachineState, 'memoryBytes'>): boolean {
  return memoryBytes <= planLimits.smallMachine;
}

/** The smaller of a number of bytes and a share of all memory. */
export function boundOf({ memoryBytes }: MachineState, bytes: number, share: number): number {
  return Math.min(bytes, memoryBytes * share);
}
