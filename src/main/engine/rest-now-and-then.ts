/** Long work on the engine's own thread, in turns. */
import { setImmediate as afterThisTurn } from 'node:timers/promises';
import { extractionLimits } from './extraction/limits.ts';

/** Searches and answers wait for nothing longer than this. */
export function restNowAndThen(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < extractionLimits.turnMs) return;
    await afterThisTurn();
    since = performance.now();
  };
}
