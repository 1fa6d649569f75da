/** What guards what a person typed or was answered: encryption, the app lock, who may ask for it, and that nothing deleted stays behind. */
import { toWire } from '../../preload/contract/errors.ts';
import { createAppLock } from './app-lock.ts';
import { createClearSoon } from './clear-soon.ts';
import { createEncryption } from './encryption.ts';
import { createPersonalGate } from './personal-gate.ts';
import { storageError } from './store/open-database.ts';

type Options = Parameters<typeof createEncryption>[0] & {
  /** Left out: there are none. */
  readonly rewriteBackups: (() => Promise<void>) | undefined;
};

export function openPrivacy(options: Options) {
  const { personal, log } = options;
  const { text, settings } = personal;
  const encryption = createEncryption(options);
  const appLock = createAppLock(settings, encryption);
  const gate = createPersonalGate({ encrypted: text.hasKeys, keyMissing: text.isLocked, appLocked: appLock.locked });
  const rewriteBackups = options.rewriteBackups ?? (async () => undefined);
  const clearing = createClearSoon(
    async () => {
      personal.leaveNoTrace();
      await rewriteBackups();
    },
    (error) => log.warn('deleted texts may lie in free pages', { code: toWire(storageError(error)).code }),
  );
  return { encryption, appLock, gate, clearing, rewriteBackups };
}
