/** A machine whose battery, heat and sleep a test decides. */
import type { Machine, MachineState } from '../../src/main/engine/ports.ts';

const gibibyte = 1024 ** 3;

/** A 16 GB MacBook Air on its charger. */
export const calmMachine: MachineState = {
  memoryBytes: 16 * gibibyte,
  freeMemoryBytes: 8 * gibibyte,
  cores: 8,
  efficiencyCores: 4,
  onBattery: false,
  lowPower: false,
  thermal: 'nominal',
  asleep: false,
};

export type FakeMachine = Machine & { set(change: Partial<MachineState>): void };

export function fakeMachine(start: Partial<MachineState> = {}): FakeMachine {
  let state = { ...calmMachine, ...start };
  const listeners = new Set<() => void>();
  return {
    read: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
  };
}
