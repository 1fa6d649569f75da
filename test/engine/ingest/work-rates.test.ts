import { expect, test } from 'vitest';
import { createWorkRates } from '../../../src/main/engine/ingest/work-rates.ts';

test('rates are per minute of work over the last one; rests do not count', () => {
  const clock = { time: 5_000_000 };
  const rates = createWorkRates(() => clock.time);
  const work = (seconds: number, pages: number) => {
    rates.setWorking(true);
    for (let second = 0; second < seconds; second += 1) {
      clock.time += 1000;
      rates.fileDone();
      rates.pagesDone(pages);
    }
    rates.setWorking(false);
  };
  expect(rates.perMinute()).toEqual({ files: null, pages: null });
  work(30, 4);
  expect(rates.perMinute()).toEqual({ files: 60, pages: 240 });
  clock.time += 3_600_000;
  expect(rates.perMinute()).toEqual({ files: 60, pages: 240 });
  work(120, 1);
  const { files, pages } = rates.perMinute();
  expect(files).toBeGreaterThan(55);
  expect(files).toBeLessThan(65);
  expect(pages).toBeCloseTo(files as number);
});
