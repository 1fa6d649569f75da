/** The pause button and "index now". */
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { EngineContext } from '../engine-context.ts';

export function readingHandlers(context: EngineContext): Handlers<'reading.pause' | 'reading.resume'> {
  return {
    'reading.pause': async () => {
      context.ingest.pause();
      return null;
    },
    'reading.resume': async ({ now }) => {
      context.ingest.resume(now);
      return null;
    },
  };
}
