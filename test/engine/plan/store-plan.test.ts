import { expect, test } from 'vitest';
import { storePlan } from '../../../src/main/engine/plan/store-plan.ts';

const gibibyte = 1024 ** 3;
const planOf = (gibibytes: number, vectors: number) =>
  storePlan({ memoryBytes: gibibytes * gibibyte }, { vectors, dimensions: 384 });

test.each([
  // memory in GB, vectors, precision, page cache in MiB
  [8, 20_000, 'float32', 32],
  [8, 100_000, 'int8', 32],
  [8, 1_000_000, 'binary+rescore', 32],
  [16, 100_000, 'float32', 64],
  [16, 600_000, 'int8', 64],
  [16, 1_000_000, 'binary+rescore', 64],
  [24, 1_000_000, 'binary+rescore', 96],
  [24, 900_000, 'int8', 96],
  [32, 1_000_000, 'int8', 128],
  [64, 1_000_000, 'int8', 256],
  [64, 3_000_000, 'binary+rescore', 256],
  [128, 1_000_000, 'float32', 512],
  [128, 4_000_000, 'int8', 512],
] as const)('%i GB, %i vectors: %s and %i MiB of page cache', (gibibytes, vectors, precision, mebibytes) => {
  const plan = planOf(gibibytes, vectors);
  expect(plan.vectorPrecision).toBe(precision);
  expect(plan.pageCacheKibibytes).toBe(mebibytes * 1024);
  expect(plan.listsProbed).toBeGreaterThan(0);
});

test('on machines of up to 24 GB a million passages take no more than 500 MB, page cache included', () => {
  for (const gibibytes of [8, 16, 24]) {
    const { vectorPrecision, pageCacheKibibytes } = planOf(gibibytes, 1_000_000);
    const held = { 'binary+rescore': 0, int8: 384, float32: 4 * 384 }[vectorPrecision];
    expect((1_000_000 * (held + 56)) / 1e6 + (pageCacheKibibytes * 1024) / 1e6).toBeLessThan(500);
  }
});

test('a library that grows gives precision up, never gains it', () => {
  const order = ['float32', 'int8', 'binary+rescore'];
  for (const gibibytes of [8, 16, 24, 32, 64, 128]) {
    const ranks = [1e3, 1e4, 1e5, 1e6, 1e7].map((vectors) => order.indexOf(planOf(gibibytes, vectors).vectorPrecision));
    expect(ranks).toEqual(ranks.toSorted());
  }
});
