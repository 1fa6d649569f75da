/** Code that is loaded when it is needed: once for all who ask, and again where it could not be read. */
import { expect, test } from 'vitest';
import type { BatchWork } from '../../src/main/engine/batch/batch-work.ts';
import { laterHandlers } from '../../src/main/engine/later-handlers.ts';
import { laterWork } from '../../src/main/engine/later-work.ts';

/** Fails once, as a disk does that was busy for a moment. */
function failingOnce<Part>(part: Part) {
  let loads = 0;
  const load = async () => {
    loads += 1;
    if (loads === 1) throw new Error('not readable now');
    return part;
  };
  return { load, loads: () => loads };
}

const context = { signal: new AbortController().signal };

test('handlers are loaded once, and once more where that failed', async () => {
  const { load, loads } = failingOnce({ 'batch.list': async () => [] });
  const { handlers } = laterHandlers(['batch.list'], load);
  const ask = () => handlers['batch.list']({} as never, context);
  await expect(Promise.all([ask(), ask()])).rejects.toThrow('not readable now');
  expect(loads()).toBe(1);
  expect(await Promise.all([ask(), ask()])).toEqual([[], []]);
  expect(loads()).toBe(2);
});

test('so is the work of a run', async () => {
  const work = { more: async () => true } as unknown as BatchWork;
  const { load, loads } = failingOnce(work);
  const later = laterWork(load);
  await expect(later.more({} as never)).rejects.toThrow('not readable now');
  expect(await later.more({} as never)).toBe(true);
  expect(await later.get()).toBe(work);
  expect(loads()).toBe(2);
});
