/** Whether something has become slower than it was: a robust rule, so that one bad day or ten bad requests say nothing. */
import type { Slowdown, TimeName } from '../../../preload/contract/metrics-shapes.ts';
import { metricsLimits } from './limits.ts';

/** One day's median of one thing. */
export type DayMedian = { readonly day: string; readonly count: number; readonly median: number };

/**
 * The median of each day is held against the median of the medians of the days before it. Days with few requests are left out on both
 * sides. `days`: oldest first. Null: nothing to say.
 */
export function findSlowdown(name: TimeName, days: readonly DayMedian[]): Slowdown | null {
  const { leastCount, leastDays, mostDays, longestDays } = metricsLimits.slowdown;
  const told = days.filter(({ count }) => count >= leastCount);
  const latest = told.at(-1);
  // What was slow some time ago and was not used since is no news.
  if (!latest || latest !== days.at(-1)) return null;
  let found: Slowdown | null = null;
  for (let start = told.length - 1; start >= leastDays && told.length - start <= longestDays; start -= 1) {
    const before = told.slice(Math.max(0, start - mostDays), start).map((each) => each.median);
    const slow = told.slice(start).every((each) => isSlow(each.median, before));
    const first = told[start];
    if (slow && first) found = { name, since: first.day, usual: medianOf(before), now: latest.median };
  }
  return found;
}

function isSlow(value: number, before: readonly number[]): boolean {
  const { factor, deviations, deviationScale, leastMs } = metricsLimits.slowdown;
  const usual = medianOf(before);
  const spread = deviationScale * medianOf(before.map((each) => Math.abs(each - usual)));
  return value > factor * usual && value > usual + deviations * spread && value > usual + leastMs;
}

/** 0 of nothing. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
