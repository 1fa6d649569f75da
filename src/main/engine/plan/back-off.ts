/** How long to wait before trying again. */
import { retryLimits } from './limits.ts';

/** Milliseconds before the repetition that follows attempt number `attempt` (1-based); `random` gives 0-1. */
export function backOff(attempt: number, random: () => number = Math.random): number {
  const { first, growth, longest, jitter } = retryLimits;
  const wait = Math.min(longest, first * growth ** Math.max(0, attempt - 1));
  return Math.round(wait * (1 - jitter + 2 * jitter * random()));
}
