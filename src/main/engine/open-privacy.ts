/** What guards what a person typed or was answered: encryption, the app lock, who may ask for it, and that nothing deleted stays behind. */
import { toWire } from '../../preload/contract/errors.ts';
import { createAppLock } from './app-lock.ts';
import { createClearSoon } from './clear-soon.ts';
import { createEncryption } from './encryption.ts';
import { type Erasing, erasing } from './erase.ts';
import type { DataKeeper } from './look-after-data.ts';
import { createPersonalGate } from './personal-gate.ts';
import { storageError } from './store/open-database.ts';

type Options = Omit<Parameters<typeof createEncryption>[0], 'eraseBackups'> & {
  readonly dataKeeper: Pick<DataKeeper, 'rewriteBackups'>;
  /** Removes databases that were damaged and kept. */
  readonly eraseKept: () => void;
};

export function openPrivacy(options: Options) {
  const { personal, log, dataKeeper } = options;
  const { text, settings } = personal;
  /** For what must not be found again at all; of what is only deleted a damaged file may still tell. */
  async function eraseBackups(withKept = true): Promise<void> {
    await dataKeeper.rewriteBackups();
    if (withKept) options.eraseKept();
  }
  const encryption = createEncryption({ ...options, eraseBackups });
  const appLock = createAppLock(settings, encryption);
  const gate = createPersonalGate({ encrypted: text.hasKeys, keyMissing: text.isLocked, appLocked: appLock.locked });
  const clearing = createClearSoon(
    async () => {
      personal.leaveNoTrace();
      await dataKeeper.rewriteBackups();
      // An erasing that began meanwhile is not over.
      if (settings.get<Erasing>(erasing) === 'deleted') settings.set(erasing, false);
    },
    (error) => log.warn('deleted texts may lie in free pages', { code: toWire(storageError(error)).code }),
  );
  return {
    encryption,
    appLock,
    gate,
    eraseBackups,
    clearing: {
      ...clearing,
      soon(): void {
        // A crash before that moment: the next start does it.
        if (!settings.get<Erasing>(erasing)) settings.set(erasing, 'deleted' satisfies Erasing);
        clearing.soon();
      },
    },
  };
}
