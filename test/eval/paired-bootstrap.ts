import { randomNumbers } from '../engine/random-text.ts';
import { mean } from './metrics.ts';

/** Samples drawn; the ends of the interval then move by a thousandth at most. */
const samples = 2_000;

/** The middle 95 % of the mean difference a - b, queries drawn with replacement (paired bootstrap, Efron 1979); the same every time. */
export function differenceInterval(a: readonly number[], b: readonly number[]): readonly [number, number] {
  const differences = a.map((value, index) => value - (b[index] ?? 0));
  const random = randomNumbers(1);
  const means = Array.from({ length: samples }, () =>
    mean(differences.map(() => differences[Math.floor(random() * differences.length)] ?? 0)),
  ).sort((left, right) => left - right);
  return [means[Math.floor(samples * 0.025)] ?? 0, means[Math.floor(samples * 0.975)] ?? 0];
}

export type PartScores = Readonly<Record<'keyword' | 'vector' | 'hybrid', readonly number[]>>;

/** How hybrid compares with its better part, as a sentence of the table: `above keyword (+.062 … +.094)`. */
export function hybridVerdict(scores: PartScores): string {
  const better = mean(scores.keyword) >= mean(scores.vector) ? 'keyword' : 'vector';
  const [low, high] = differenceInterval(scores.hybrid, scores[better]);
  const verdict = low > 0 ? 'above' : high < 0 ? 'BELOW' : 'no worse than';
  const signed = (value: number) => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3).replace(/^0/, '')}`;
  return `${verdict} ${better} (${signed(low)} … ${signed(high)})`;
}
