import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../../preload/contract/errors.ts';

let last: Promise<unknown> = Promise.resolve();

/**
 * Resolves in a turn of the event loop that no other search has, first come, first served. Ranking takes tens of milliseconds without a break,
 * and Node accepts one connection a turn: with many searches in each, the last of fifty programs waited for seconds before it was even heard.
 * Rejects with `cancelled`, and takes no turn, when nobody waits for this search any more.
 */
export function ownTurn(signal: AbortSignal): Promise<void> {
  const mine = last.then(() => (signal.aborted ? undefined : setImmediate()));
  last = mine;
  return mine.then(() => {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
  });
}
