import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryKeeper, type MemoryKeeper } from '../../src/main/engine/memory-keeper.ts';
import { planLimits } from '../../src/main/engine/plan/limits.ts';
import { type FakeMachine, fakeMachine } from '../helpers/fake-machine.ts';

const gibibyte = 1024 ** 3;
const scarce = { freeMemoryBytes: 100 * 1024 ** 2 };
let unloads = 0;
let work = false;
let keepers: MemoryKeeper[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  unloads = 0;
  work = false;
});
afterEach(() => {
  for (const keeper of keepers) keeper.stop();
  keepers = [];
  vi.useRealTimers();
});

function keeperOn(machine: FakeMachine): MemoryKeeper {
  const keeper = createMemoryKeeper({
    machine,
    models: {
      unload: async () => {
        unloads += 1;
      },
    },
    hasWork: () => work,
  });
  keepers.push(keeper);
  return keeper;
}

describe('memory', () => {
  it('that becomes scarce after an answer frees the model, once', () => {
    const machine = fakeMachine();
    const keeper = keeperOn(machine);
    machine.set(scarce);
    expect(unloads).toBe(0); // Nothing was loaded.
    machine.set({ freeMemoryBytes: 8 * gibibyte });
    keeper.writing(1);
    keeper.writing(-1);
    expect(unloads).toBe(0);
    machine.set(scarce);
    machine.set(scarce);
    expect(unloads).toBe(1);
  });

  it('that becomes scarce without anybody telling is noticed while a model may be held', () => {
    const state = { free: 8 * gibibyte };
    const machine = fakeMachine();
    const keeper = keeperOn({
      ...machine,
      read: () => ({ ...machine.read(), freeMemoryBytes: state.free }),
    });
    keeper.writing(1);
    keeper.writing(-1);
    state.free = scarce.freeMemoryBytes;
    vi.advanceTimersByTime(planLimits.memoryLookMs);
    expect(unloads).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('on a machine with 8 GB', () => {
  it('a model that has written makes room for reading, and stays when there is nothing to read', () => {
    const keeper = keeperOn(fakeMachine({ memoryBytes: 8 * gibibyte, freeMemoryBytes: 4 * gibibyte }));
    keeper.writing(1);
    work = true;
    keeper.look();
    expect(unloads).toBe(0); // The answer is still being written.
    keeper.writing(-1);
    expect(unloads).toBe(1);
    work = false;
    keeper.writing(1);
    keeper.writing(-1);
    expect(unloads).toBe(1);
    work = true;
    keeper.look();
    expect(unloads).toBe(2);
  });

  it('is not so on a larger one', () => {
    const keeper = keeperOn(fakeMachine());
    work = true;
    keeper.writing(1);
    keeper.writing(-1);
    keeper.look();
    expect(unloads).toBe(0);
  });
});
