/** A template over files as a run: each file is an item, its row the item's result. */
import { AppError } from '../../preload/contract/errors.ts';
import type { BatchWork } from './batch/batch-work.ts';
import type { EngineContext } from './engine-context.ts';

export function extractionWork(_context: EngineContext): BatchWork {
  return {
    concurrency: () => 1,
    begin: async () => {
      throw new AppError('not-found', 'This is not there yet.');
    },
    work: async () => ({ state: 'skipped', reason: null, document: null, found: false, result: null }),
    more: async () => false,
    finish: async () => null,
    end: () => undefined,
  };
}
