/** Long work on the engine's own thread, in turns. */
import { setImmediate as afterThisTurn } from 'node:timers/promises';

/** Lets others have their turn after every `turnMs` milliseconds of work: searches and answers wait for nothing longer. */
export function restNowAndThen(turnMs: number): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turnMs) return;
    await afterThisTurn();
    since = performance.now();
  };
}
