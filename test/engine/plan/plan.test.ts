import { expect, test } from 'vitest';
import { planLimits } from '../../../src/main/engine/plan/limits.ts';
import { plan, type WorkLoad } from '../../../src/main/engine/plan/plan.ts';
import type { MachineState } from '../../../src/main/engine/ports.ts';

const gibibyte = 1024 ** 3;

const mac = (
  memory: number,
  performance: number,
  efficiency: number,
  rest: Partial<MachineState> = {},
): MachineState => ({
  memoryBytes: memory * gibibyte,
  freeMemoryBytes: (memory * gibibyte) / 2,
  cores: performance + efficiency,
  efficiencyCores: efficiency,
  onBattery: false,
  lowPower: false,
  thermal: 'nominal',
  asleep: false,
  ...rest,
});
const mountain: WorkLoad = {
  files: planLimits.smallFiles + 1,
  bytes: 5 * gibibyte,
  freshFiles: planLimits.smallFiles + 1,
  freshBytes: gibibyte,
  unembedded: 300,
  unembeddedCharacters: 1_000_000,
  changing: false,
  embedding: true,
  asking: false,
};
const free = { paused: false, insisted: false };
const now = { paused: false, insisted: true };
const air = mac(16, 4, 4);
const brief = (machine: MachineState, load = mountain, wish = free) => {
  const { readers, pictureWorkers, paused, slowed, reads, embeds } = plan(machine, load, wish);
  return { workers: `${readers}+${pictureWorkers}`, paused, slowed, reads, embeds };
};

test.each([
  ['MacBook Air M1, 8 GB', mac(8, 4, 4), '2+3', 8],
  ['MacBook Air M4, 16 GB', mac(16, 4, 6), '2+7', 16],
  ['MacBook Pro M3 Pro, 18 GB', mac(18, 6, 6), '3+9', 16],
  ['Mac mini M4 Pro, 32 GB', mac(32, 8, 4), '4+10', 16],
  ['MacBook Pro M3 Max, 64 GB', mac(64, 12, 4), '6+14', 16],
  ['Mac Studio M2 Ultra, 128 GB', mac(128, 16, 8), '8+16', 16],
  ['Mac Studio M2 Ultra, 192 GB', mac(192, 16, 8), '8+16', 16],
  ['two cores of a build machine', mac(4, 2, 0), '1+1', 8],
])('%s: readers and picture workers', (_name, machine, workers, batch) => {
  expect(brief(machine)).toEqual({ workers, paused: null, slowed: null, reads: 'all', embeds: true });
  expect(plan(machine, mountain, free).embedBatch).toBe(batch);
});

test('no machine gets none, and none is asked for more than its share of memory', () => {
  for (let index = 0; index < 400; index += 1) {
    const machine = mac(4 + (index % 47) * 4, 1 + (index % 17), index % 9);
    const { readers, pictureWorkers } = plan(machine, mountain, free);
    expect(Math.min(readers, pictureWorkers)).toBeGreaterThanOrEqual(1);
    const bytes = readers * planLimits.usualReader + pictureWorkers * planLimits.pictureWorker;
    const least = planLimits.usualReader + planLimits.pictureWorker;
    expect(bytes).toBeLessThanOrEqual(Math.max(machine.memoryBytes * planLimits.memoryShare, least));
  }
});

test.each([
  ['battery', { onBattery: true }, 'battery'],
  ['low power mode', { lowPower: true }, 'low-power'],
  ['low power mode on battery', { onBattery: true, lowPower: true }, 'low-power'],
] as const)('%s: a mountain rests, a few files and what was saved just now do not', (_name, power, reason) => {
  const machine = { ...air, ...power };
  expect(brief(machine)).toEqual({ workers: '1+1', paused: reason, slowed: null, reads: 'wished', embeds: false });
  const saved = { ...mountain, freshFiles: 1, freshBytes: 30_000 };
  expect(brief(machine, saved)).toMatchObject({ paused: reason, reads: 'fresh' });
  const few = { ...mountain, files: 3, bytes: 100_000, freshFiles: 3, freshBytes: 100_000, unembedded: 2 };
  expect(brief(machine, few)).toEqual({ workers: '1+1', paused: null, slowed: reason, reads: 'all', embeds: true });
  expect(brief(machine, { ...few, bytes: 3 * gibibyte }).paused).toBe(reason);
  expect(brief(machine, mountain, now)).toEqual({
    workers: '2+6',
    paused: null,
    slowed: null,
    reads: 'all',
    embeds: true,
  });
});

test('heat slows, then stops; insisting helps against the first only', () => {
  const warm = { ...air, thermal: 'serious' as const };
  expect(brief(warm)).toEqual({ workers: '1+3', paused: null, slowed: 'heat', reads: 'all', embeds: true });
  expect(brief(warm, mountain, now)).toMatchObject({ workers: '2+6', slowed: null });
  const hot = { ...air, thermal: 'critical' as const };
  for (const wish of [free, now])
    expect(brief(hot, mountain, wish)).toMatchObject({ paused: 'heat', reads: 'none', embeds: false });
  expect(brief({ ...air, thermal: 'fair' })).toMatchObject({ slowed: null });
});

test('scarce memory: one reader, then none, and one for those who insist', () => {
  const scarce = { ...air, freeMemoryBytes: 0.7 * gibibyte };
  expect(brief(scarce)).toEqual({ workers: '1+1', paused: null, slowed: 'memory', reads: 'all', embeds: true });
  const gone = { ...air, freeMemoryBytes: 0.2 * gibibyte };
  expect(brief(gone)).toMatchObject({ paused: 'memory', reads: 'none' });
  expect(brief(gone, mountain, now)).toMatchObject({ workers: '1+1', paused: null, slowed: 'memory', reads: 'all' });
});

test('sleep and the pause button stop everything, whatever else holds', () => {
  expect(brief({ ...air, asleep: true }, mountain, now)).toMatchObject({
    paused: 'sleep',
    reads: 'none',
    embeds: false,
  });
  const paused = { paused: true, insisted: false };
  expect(brief({ ...air, onBattery: true }, mountain, paused)).toMatchObject({ paused: 'person', reads: 'none' });
});

test('who waits for an answer gets half of the machine', () => {
  expect(brief(air, { ...mountain, asking: true })).toMatchObject({ workers: '1+3', slowed: null, reads: 'all' });
});

test('on 8 GB reading waits until the answer is written, whatever else holds', () => {
  const small = { ...air, memoryBytes: 8 * gibibyte, freeMemoryBytes: 4 * gibibyte };
  expect(brief(small)).toMatchObject({ paused: null, reads: 'all', embeds: true });
  const lent = { paused: null, reads: 'none', embeds: false };
  expect(brief(small, { ...mountain, asking: true })).toMatchObject(lent);
  expect(brief(small, { ...mountain, asking: true }, now)).toMatchObject(lent);
});

test('reading waits for the embedder when it is far ahead, not when the embedder is out of order', () => {
  const ahead = { ...mountain, unembedded: planLimits.lagDocuments + 1 };
  expect(brief(air, ahead)).toMatchObject({ paused: null, reads: 'wished', embeds: true });
  expect(brief(air, { ...mountain, unembeddedCharacters: planLimits.lagCharacters + 1 })).toMatchObject({
    reads: 'wished',
  });
  expect(brief(air, { ...ahead, embedding: false })).toMatchObject({ reads: 'all' });
});

test('a machine of which nothing is known works at full speed', () => {
  const unknown = { ...air, onBattery: null, lowPower: null, thermal: null };
  expect(brief(unknown)).toMatchObject({ paused: null, slowed: null, reads: 'all' });
});

test('another embedding model waits for the charger, unless a person insists', () => {
  const few: WorkLoad = {
    ...mountain,
    files: 0,
    bytes: 0,
    freshFiles: 0,
    freshBytes: 0,
    unembedded: 3,
    changing: true,
  };
  expect(plan(air, few, free)).toMatchObject({ embeds: true, reembeds: true, paused: null });
  const onBattery = { ...air, onBattery: true };
  // New files are embedded all the same.
  expect(plan(onBattery, few, free)).toMatchObject({ embeds: true, reembeds: false, paused: 'battery' });
  expect(plan(onBattery, few, now)).toMatchObject({ embeds: true, reembeds: true });
  expect(plan(onBattery, { ...few, changing: false }, free)).toMatchObject({ embeds: true, paused: null });
});
