import { toWire } from '../../preload/contract/errors.ts';
import type { Log } from './ports.ts';
import { storageError } from './store/open-database.ts';

/** One failing step of the house-keeping must not keep the others, or a person, from the library. */
export async function runStep(log: Log, name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error(`${name} failed`, { code: toWire(storageError(error)).code });
  }
}
