import { setImmediate } from 'node:timers/promises';

let last: Promise<unknown> = Promise.resolve();

/**
 * Resolves in a turn of the event loop that no other search has, first come, first served. Ranking takes tens of milliseconds without a break,
 * and Node accepts one connection a turn: with many searches in each, the last of fifty programs waited for seconds before it was even heard.
 */
export function ownTurn(): Promise<void> {
  const mine = last.then(() => setImmediate());
  last = mine;
  return mine;
}
