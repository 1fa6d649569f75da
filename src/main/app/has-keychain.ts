import { setTimeout as sleep } from 'node:timers/promises';
import { safeStorage } from 'electron';
import { appLimits } from './limits.ts';

/**
 * Whether the login keeps secrets for us: a Keychain, or a keyring on Linux. What Chromium calls encryption where there is no keyring
 * uses a password that stands in its source, so it counts as none. Shortly after the app's start Electron 42 says no although it is
 * yes, and would crash if it were used then (electron/electron#51759), so a no is asked for again for a while.
 */
export async function hasKeychain(): Promise<boolean> {
  const isPlain =
    process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
  if (isPlain) return false;
  const { waitMs, lookMs } = appLimits.keychain;
  for (let waited = 0; waited <= waitMs; waited += lookMs) {
    if (await safeStorage.isAsyncEncryptionAvailable()) return true;
    await sleep(lookMs);
  }
  return false;
}
