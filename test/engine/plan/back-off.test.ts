import { expect, test } from 'vitest';
import { backOff } from '../../../src/main/engine/plan/back-off.ts';
import { retryLimits } from '../../../src/main/engine/plan/limits.ts';

test('grows from attempt to attempt, up to a bound, and is spread around it', () => {
  const { first, growth, longest, jitter } = retryLimits;
  const middle = () => 0.5;
  expect([1, 2, 3].map((attempt) => backOff(attempt, middle))).toEqual([first, first * growth, first * growth ** 2]);
  expect(backOff(50, middle)).toBe(longest);
  expect(backOff(1, () => 0)).toBe(first * (1 - jitter));
  expect(backOff(1, () => 1)).toBe(first * (1 + jitter));
});
