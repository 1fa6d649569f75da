/** Encryption, app lock and erasing, as the window sees them, on nothing but a few variables. */

import { AppError } from '../../../src/preload/contract/errors.ts';
import type { EventName, Events } from '../../../src/preload/contract/events.ts';
import type { AppLockStatus, EncryptionStatus } from '../../../src/preload/contract/privacy-shapes.ts';

const code = 'K7QM-3XRT-9WPA-C4HN-6YBD-2FGV-8JZE';
const fakePasscode = 'heron';

export function createPrivacyFakes(emit: <Name extends EventName>(name: Name, payload: Events[Name]) => void) {
  let encryption: EncryptionStatus = { state: 'off', working: null };
  let appLock: AppLockStatus = { on: false, locked: false, method: 'passcode', idleMinutes: 10, touchId: false };
  const encrypted = (state: EncryptionStatus['state']) => {
    encryption = { state, working: null };
    emit('encryption.changed', encryption);
    return null;
  };
  const lock = (change: Partial<AppLockStatus>) => {
    appLock = { ...appLock, ...change };
    emit('appLock.changed', appLock);
    return appLock;
  };
  return {
    'encryption.status': () => encryption,
    'encryption.prepare': () => ({ code }),
    'encryption.enable': ({ confirmation }: { confirmation: string }) => {
      if (!code.endsWith(confirmation)) throw new AppError('recovery-code-wrong', 'Not the end of the code.');
      return encrypted('on');
    },
    'encryption.disable': () => encrypted('off'),
    'encryption.recover': () => {
      encrypted('on');
      return encryption;
    },
    'encryption.retry': () => encryption,
    'erase.run': () => ({ erased: 1, quotes: 0, seconds: 0.1 }),
    'appLock.status': () => appLock,
    'appLock.set': ({ on, idleMinutes }: { on: boolean; idleMinutes?: number }) =>
      lock({ on, ...(idleMinutes === undefined ? {} : { idleMinutes }) }),
    'appLock.lock': () => lock({ locked: appLock.on }),
    'appLock.unlock': ({ passcode }: { passcode?: string }) => {
      if (passcode !== fakePasscode) throw new AppError('passcode-wrong', 'Not the passcode.');
      return lock({ locked: false });
    },
  };
}
