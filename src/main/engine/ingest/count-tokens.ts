/** Token counts that survive a restart of the model host. */
import { setTimeout as sleep } from 'node:timers/promises';
import { toWire } from '../../../preload/contract/errors.ts';
import { estimateTokens } from '../chunk/estimate-tokens.ts';
import { limits } from '../limits.ts';
import type { Embedder, Log } from '../ports.ts';
import type { CountTokens } from '../types.ts';

/**
 * Exact counts from the embedder. A crash of its process is waited out, because other counts would cut other passages;
 * only when it stays away are counts estimated, so that files become readable without any model.
 */
export function countTokensWith(embedder: Embedder, log: Log, now: () => number = Date.now): CountTokens {
  let awayUntil = 0;
  return async (texts) => {
    for (let attempt = 0; now() >= awayUntil; attempt += 1) {
      try {
        return await embedder.countTokens(texts);
      } catch (error) {
        const { code } = toWire(error);
        if (code === 'model-host-down' && attempt < limits.embed.countRetries) {
          await sleep(limits.embed.countRetryMs);
          continue;
        }
        log.warn('token counts are estimated for a while', { code });
        awayUntil = now() + limits.ingest.pauseMs;
      }
    }
    return estimateTokens(texts);
  };
}
