/** Both databases, looked at, repaired where they must be, and opened. */
import { AppError } from '../../preload/contract/errors.ts';
import { type Config, createConfig, noConfig } from './config/config.ts';
import { createLocalMachine } from './plan/local-machine.ts';
import { storePlan } from './plan/store-plan.ts';
import type { Machine } from './ports.ts';
import type { LibraryLock } from './store/library-lock.ts';
import { libraryKind, openLibraryStore } from './store/library-store.ts';
import { storageError } from './store/open-database.ts';
import { openPersonalStore, personalKind } from './store/personal-store.ts';
import { createSafety, type Safety } from './store/safety/safety.ts';
import { finishSwap, removePassing } from './store/safety/swap-library.ts';
import { systemError } from './store/safety/system-error.ts';

export type StoreOptions = {
  readonly dataDir: string;
  /** Left out: this computer, of whose power nothing is known. */
  readonly machine?: Machine;
  /** Settings from files and environment; left out: none. */
  readonly config?: Config;
};

/** Throws the stores' errors, and lets go of the lock then. */
export function openStores(
  { dataDir, machine, config = createConfig(noConfig) }: StoreOptions,
  now: () => number,
  lock: LibraryLock,
) {
  try {
    finishSwap(dataDir);
    removePassing(dataDir);
    const safety = createSafety(dataDir, { library: libraryKind, personal: personalKind }, now);
    safety.prepare();
    const { memoryBytes } = (machine ?? createLocalMachine()).read();
    // The precious one first: what fails with the other must not keep it from being put right.
    const own = opened(safety, 'personal', () => openPersonal(dataDir, now));
    const personal = { ...own, settings: config.over(own.settings) };
    try {
      const library = opened(safety, 'library', () =>
        openLibraryStore(dataDir, now, (vectors, dimensions) => storePlan({ memoryBytes }, { vectors, dimensions })),
      );
      return { library, personal, safety, config };
    } catch (error) {
      personal.close();
      throw error;
    }
  } catch (error) {
    // Else the next door would hear of a lock instead of the trouble.
    lock.release();
    throw systemError(storageError(error));
  }
}

/** What the look before did not see shows when the tables are used for the first time. */
function opened<Store>(safety: Safety, name: 'library' | 'personal', open: () => Store): Store {
  const isDamaged = (error: unknown) => isDamage(storageError(error));
  try {
    return safety.secondLook(name, isDamaged, open);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    safety.rescue(name);
    return open();
  }
}

function openPersonal(dataDir: string, now: () => number) {
  const personal = openPersonalStore(dataDir, now);
  try {
    personal.conversations.markInterrupted();
    return personal;
  } catch (error) {
    personal.close();
    throw error;
  }
}

/** `SQLITE_ERROR` is a statement that does not fit the tables, which only damage explains here. */
export const isDamage = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'library-damaged' || error.data.sqlite === 'SQLITE_ERROR');
