/**
 * Keeps a broken part of the machine (a reader that can't start, a model that can't load, a full disk) from burning the
 * queue: after some failures in a row the stage rests, then one trial decides. Opens, half-opens and closes as in
 * M. Nygard, Release It!, "Circuit Breaker".
 */
import type { Reason } from '../../../preload/contract/shapes.ts';
import { breakerLimits } from './limits.ts';

export type Breaker = {
  /** closed: work · open: rest · trial: one piece of work may find out. */
  state(): 'closed' | 'open' | 'trial';
  /** Why it is not closed; null when it is. */
  problem(): Reason | null;
  /** Counts a failure of the machine; `certain` opens it at once. True when it opened. */
  failed(reason: Reason, certain?: boolean): boolean;
  /** Closes it. True when it was not closed. */
  succeeded(): boolean;
  /** Closes it at once: what failed is no longer what is used. */
  reset(): void;
  /** When the trial may begin, in milliseconds since 1970; null unless open. */
  trialAt(): number | null;
};

export function createBreaker(now: () => number): Breaker {
  let failures = 0;
  let opened = 0;
  let until = 0;
  let reason: Reason | null = null;
  const state = () => (reason === null ? 'closed' : now() < until ? 'open' : 'trial');
  return {
    state,
    problem: () => reason,
    failed(why, certain = false) {
      failures += 1;
      // Work that began before it opened tells nothing new.
      if (state() === 'open') return false;
      if (reason === null && !certain && failures < breakerLimits.failures) return false;
      until = now() + Math.min(breakerLimits.longestOpenMs, breakerLimits.openMs * 2 ** opened);
      opened += 1;
      reason = why;
      return true;
    },
    succeeded() {
      failures = 0;
      // A late success of work begun before does not prove that the trouble is over.
      if (state() === 'open') return false;
      opened = 0;
      const was = reason !== null;
      reason = null;
      return was;
    },
    reset() {
      failures = 0;
      opened = 0;
      reason = null;
    },
    trialAt: () => (state() === 'open' ? until : null),
  };
}
