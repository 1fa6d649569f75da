import { describe, expect, it } from 'vitest';
import { type DayMedian, findSlowdown, medianOf } from '../../../src/main/engine/metrics/find-slowdowns.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';

const day = (index: number) => new Date(Date.UTC(2026, 10, 1 + index)).toISOString().slice(0, 10);
const history = (medians: readonly number[], count = 40): DayMedian[] =>
  medians.map((median, index) => ({ day: day(index), count, median }));

describe('findSlowdown', () => {
  it('names the first slow day, not today', () => {
    const days = history([100, 104, 98, 101, 99, 102, 100, 240, 260, 250]);
    expect(findSlowdown('search', days)).toEqual({ name: 'search', since: day(7), usual: 100, now: 250 });
  });

  it('says nothing of one bad day that is over', () => {
    expect(findSlowdown('search', history([100, 104, 98, 101, 99, 900, 100, 103]))).toBeNull();
  });

  it('says nothing after fewer days than make a habit, and of too few requests', () => {
    expect(findSlowdown('search', history([100, 100, 100, 100, 500]))).toBeNull();
    const few = history([100, 100, 100, 100, 100, 100, 100]);
    expect(findSlowdown('search', [...few, { day: day(7), count: 3, median: 900 }])).toBeNull();
  });

  it('does not take a library that grows a little every day for a slowdown', () => {
    expect(findSlowdown('search', history(Array.from({ length: 30 }, (_, index) => 100 * 1.02 ** index)))).toBeNull();
  });

  it('does not cry at milliseconds nobody feels', () => {
    expect(findSlowdown('search', history([4, 4, 5, 4, 4, 5, 30, 31]))).toBeNull();
  });

  it('takes slow for usual after two weeks of it', () => {
    const slow = (days: number) => history([...Array(8).fill(100), ...Array(days).fill(400)]);
    expect(findSlowdown('search', slow(14))?.since).toBe(day(8));
    expect(findSlowdown('search', slow(22))).toBeNull();
  });

  it('stays silent over 300 uneven months without a change, and hears 300 of 300 that double and more', () => {
    const random = seededRandom(11);
    let falsely = 0;
    let heard = 0;
    for (let month = 0; month < 300; month += 1) {
      // Uneven by a fifth either way, and one wild day that is not beside the last ones.
      const even = Array.from({ length: 20 }, () => 200 * (0.8 + 0.4 * random()));
      even[Math.floor(random() * 16)] = 3000;
      if (findSlowdown('search', history(even))) falsely += 1;
      const slower = even.map((median, index) => (index >= 17 ? 200 * (2.5 + random()) : median));
      if (findSlowdown('search', history(slower))?.since === day(17)) heard += 1;
    }
    expect({ falsely, heard }).toEqual({ falsely: 0, heard: 300 });
  });
});

describe('medianOf', () => {
  it('is the middle of both kinds of lists', () => {
    expect([medianOf([]), medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])]).toEqual([0, 2, 2.5]);
  });
});
