/**
 * What the databases need while Docent runs: the daily copy of personal.db, the weekly check of both, and a note when something fails in a
 * way only damage explains. What is found is repaired at the next opening; `library.rebuild` is one.
 */
import { setImmediate } from 'node:timers/promises';
import { AppError, fromWire, toWire, type WireError } from '../../preload/contract/errors.ts';
import type { LibraryStatus } from '../../preload/contract/shapes.ts';
import type { EventListener } from './event-hub.ts';
import { isDamage } from './open-stores.ts';
import type { Log } from './ports.ts';
import type { LibraryStore } from './store/library-store.ts';
import { storageError } from './store/open-database.ts';
import type { PersonalStore } from './store/personal-store.ts';
import { safetyLimits } from './store/safety/limits.ts';
import type { Safety } from './store/safety/safety.ts';

type Options = {
  readonly library: Pick<LibraryStore, 'check'>;
  readonly personal: Pick<PersonalStore, 'check' | 'backUp' | 'version' | 'isSound' | 'onChanged'>;
  readonly safety: Safety;
  readonly log: Log;
  readonly now: () => number;
  /** While files are read or answers written a check waits: it would hold them up. */
  readonly isBusy: () => boolean;
  /** Called once when damage was found. */
  readonly found: () => void;
};
export type DataKeeper = ReturnType<typeof createDataKeeper>;

export function createDataKeeper({ library, personal, safety, log, now, isBusy, found }: Options) {
  const { backups } = safety;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  /** As the newest copy has it. */
  let copied = safety.wasClosed() ? { version: personal.version(), at: now() } : null;
  const report = (what: string, error: unknown) => log.warn(what, { code: toWire(storageError(error)).code });

  /** Returns the error, so that it can be thrown on. */
  function saw(error: unknown): unknown {
    if (!closed && noteDamage(error)) found();
    return error;
  }

  /** True the first time. */
  function noteDamage(error: unknown): boolean {
    try {
      return isDamage(error) && safety.suspect();
    } catch (failure) {
      report('damage could not be noted', failure);
      return false;
    }
  }

  function isBackupDue(): boolean {
    const newest = backups.list()[0];
    if (!newest || newest.day !== backups.dayOf(now())) return true;
    if (copied === null) return true;
    return copied.version !== personal.version() && Math.abs(now() - copied.at) >= safetyLimits.backupMs;
  }

  const changed = () => new AppError('library-damaged', 'A saved text is not what was written.');

  function backUp(way: 'add' | 'rewrite'): void {
    const { isChanged } = personal.backUp(backups, way);
    copied = { version: personal.version(), at: now() };
    // The next start mends them.
    if (isChanged && noteDamage(changed()) && !closed) found();
  }

  personal.onChanged(() => saw(changed()));

  async function check(): Promise<void> {
    for (const store of [personal, library]) {
      const steps = store.check();
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          if (step.value === null) break;
          log.error('a database is damaged', { found: step.value });
          if (safety.suspect()) found();
          return;
        }
        await setImmediate();
        // It begins anew another time: half a check is none.
        if (closed || isBusy()) return;
      }
    }
    safety.fullyChecked();
  }

  async function look(): Promise<void> {
    try {
      if (isBackupDue()) backUp('add');
    } catch (error) {
      report('no backup of conversations and settings', saw(storageError(error)));
    }
    try {
      if (!isBusy() && safety.isFullCheckDue()) await check();
    } catch (error) {
      report('the weekly check failed', saw(storageError(error)));
    }
  }

  function later(milliseconds: number): void {
    timer = setTimeout(() => void look().finally(() => closed || later(safetyLimits.lookMs)), milliseconds);
    timer.unref();
  }

  return {
    start: () => later(safetyLimits.firstLookMs),
    saw,
    /** For work nobody waits for: its damage is told as a request's is. */
    reporter: (what: string) => (error: unknown) => {
      log.error(what, { code: toWire(saw(storageError(error))).code });
    },
    /** `emit`, which hears of damage that an answer or a run ended with. */
    hearing:
      (emit: EventListener): EventListener =>
      (name, payload) => {
        const heard: unknown = payload;
        const { error } = (heard ?? {}) as { readonly error?: WireError | null };
        if (typeof error?.code === 'string') saw(fromWire(error));
        emit(name, payload);
      },
    /** `status` as it is; reading and embedding tell there what they met. */
    sawStatus(status: LibraryStatus): LibraryStatus {
      if (status.problem?.code === 'library-damaged') saw(new AppError('library-damaged', 'Reading met damage.'));
      return status;
    },
    /** Does now what is due. */
    look,
    /** Of the app's own copies, so that nothing erased or encrypted is left in them. Rejects with the store's errors. */
    async rewriteBackups(): Promise<void> {
      if (backups.list().length > 0) backUp('rewrite');
    },
    /** After they are closed. A note that cannot be written costs the next start a look at everything, no more. */
    closed(): void {
      try {
        safety.closed();
      } catch (error) {
        report('the end was not noted', error);
      }
    },
    /** Before the databases are closed: what was changed since the last copy is in one. */
    finish(): void {
      closed = true;
      if (timer) clearTimeout(timer);
      try {
        const isNew = copied === null || copied.version !== personal.version();
        if (isNew || backups.list().length === 0) backUp('add');
      } catch (error) {
        report('no backup of conversations and settings', storageError(error));
        // The hash it is closed with would call it good: the next start must look all the same.
        noteDamage(storageError(error));
      }
    },
  };
}
