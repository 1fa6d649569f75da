import { expect, test } from 'vitest';
import { plan } from '../../src/main/engine/plan/plan.ts';
import { createEngineMachine } from '../../src/main/processes/engine-machine.ts';
import { processLimits } from '../../src/main/processes/limits.ts';
import { fakeMachine } from '../helpers/fake-machine.ts';

const gibibyte = 1024 ** 3;
const load = {
  ...{ files: 900, bytes: gibibyte, freshFiles: 900, freshBytes: gibibyte, unembedded: 0, unembeddedCharacters: 0 },
  ...{ changing: false, embedding: true, asking: false },
};

function setUp(memoryGibibytes: number) {
  const system = { efficiencyCores: 4 as number | null, pressure: 1 as number | null, wiredMebibytes: 0, asked: 0 };
  const clock = { time: 0 };
  const memory = { memoryBytes: memoryGibibytes * gibibyte, freeMemoryBytes: memoryGibibytes * gibibyte };
  const machine = createEngineMachine(
    fakeMachine({ ...memory, efficiencyCores: 0, onBattery: null }),
    async () => {
      system.asked += 1;
      return [system.efficiencyCores, system.pressure, system.wiredMebibytes];
    },
    () => clock.time,
  );
  const look = async () => {
    clock.time += processLimits.memoryLookMs;
    machine.read();
    await new Promise((resolve) => setImmediate(resolve));
    return plan(machine.read(), load, { paused: false, insisted: false });
  };
  return { system, clock, machine, look };
}

test.each([8, 16, 32, 64, 192])(
  'memory pressure of macOS slows reading with %i GB, much of it stops it',
  async (gibibytes) => {
    const { system, look } = setUp(gibibytes);
    expect(await look()).toMatchObject({ paused: null, slowed: null });
    system.pressure = 2;
    expect(await look()).toMatchObject({ paused: null, slowed: 'memory' });
    system.pressure = 4;
    expect(await look()).toMatchObject({ paused: 'memory' });
    system.pressure = 1;
    expect(await look()).toMatchObject({ paused: null, slowed: null });
  },
);

test('it is asked seldom, and tells when the answer is another', async () => {
  const { system, clock, machine, look } = setUp(16);
  let changes = 0;
  machine.onChange(() => (changes += 1));
  await look();
  expect(machine.read().efficiencyCores).toBe(4);
  for (let time = 0; time < 100; time += 1) machine.read();
  expect([system.asked, changes]).toEqual([1, 1]);
  clock.time += processLimits.memoryLookMs;
  await look();
  expect(changes).toBe(1);
});

test('what the shell hears of power goes before, and elsewhere than on a Mac nothing is made up', async () => {
  const { system, machine, look } = setUp(16);
  Object.assign(system, { efficiencyCores: null, pressure: null });
  await look();
  expect(machine.read()).toMatchObject({ efficiencyCores: 0, freeMemoryBytes: 16 * gibibyte, onBattery: null });
  let told = 0;
  const stop = machine.onChange(() => (told += 1));
  machine.tell({ onBattery: true, lowPower: null, thermal: 'fair', asleep: false });
  expect(machine.read()).toMatchObject({ onBattery: true, thermal: 'fair' });
  stop();
  machine.tell({ onBattery: false, lowPower: null, thermal: 'fair', asleep: false });
  expect(told).toBe(1);
});

test('a graphics limit set by hand is told in bytes, none is null', async () => {
  const { system, machine, look } = setUp(16);
  await look();
  expect(machine.read().graphicsLimitBytes).toBeNull();
  system.wiredMebibytes = 12_000;
  await look();
  expect(machine.read().graphicsLimitBytes).toBe(12_000 * 1024 ** 2);
});
