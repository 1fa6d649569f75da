/** How often something took how long, in buckets whose bounds grow by a factor: small, and right to a tenth at any length. */
import type { TimeFigures, TimeSpread } from '../../../preload/contract/metrics-shapes.ts';
import { metricsLimits } from './limits.ts';

/** Bucket number → how often. The bucket `i` holds what took longer than bound `i - 1` and up to bound `i`. */
export type Histogram = {
  count: number;
  /** Milliseconds together, and the longest. */
  sum: number;
  longest: number;
  readonly buckets: Record<string, number>;
};

const { first, growth, bounds } = metricsLimits.histogram;

export const emptyHistogram = (): Histogram => ({ count: 0, sum: 0, longest: 0, buckets: {} });

/** Milliseconds. */
export const boundOf = (bucket: number): number => first * growth ** bucket;

export function bucketOf(milliseconds: number): number {
  if (!(milliseconds > first)) return 0;
  // A hair less, so that a bound itself falls into its own bucket.
  return Math.min(bounds, Math.ceil(Math.log(milliseconds / first) / Math.log(growth) - 1e-9));
}

export function addTime(histogram: Histogram, milliseconds: number): void {
  const bucket = bucketOf(milliseconds);
  histogram.count += 1;
  histogram.sum += milliseconds;
  histogram.longest = Math.max(histogram.longest, milliseconds);
  histogram.buckets[bucket] = (histogram.buckets[bucket] ?? 0) + 1;
}

/** `share` 0-1. The middle of the bucket it falls into; 0 without anything. */
export function quantile(histogram: Histogram, share: number): number {
  const rank = share * histogram.count;
  let seen = 0;
  for (const [bucket, count] of rows(histogram)) {
    seen += count;
    if (seen >= rank) return Math.min(histogram.longest, boundOf(bucket) / Math.sqrt(growth));
  }
  return 0;
}

export function figuresOf(histogram: Histogram): TimeFigures {
  const { count, longest } = histogram;
  return { count, median: quantile(histogram, 0.5), p95: quantile(histogram, 0.95), longest };
}

/** Only buckets that hold something, shortest first. */
export const spreadOf = (histogram: Histogram): TimeSpread =>
  rows(histogram).map(([bucket, count]) => ({ upTo: boundOf(bucket), count }));

export function merged(histograms: readonly Histogram[]): Histogram {
  const all = emptyHistogram();
  for (const each of histograms) {
    all.count += each.count;
    all.sum += each.sum;
    all.longest = Math.max(all.longest, each.longest);
    for (const [bucket, count] of Object.entries(each.buckets))
      all.buckets[bucket] = (all.buckets[bucket] ?? 0) + count;
  }
  return all;
}

const rows = (histogram: Histogram): (readonly [number, number])[] =>
  Object.entries(histogram.buckets)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .sort(([one], [other]) => one - other);
