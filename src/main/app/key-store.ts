import { randomBytes } from 'node:crypto';
import { safeStorage } from 'electron';
import { AppError } from '../../preload/contract/errors.ts';
import type { KeyStore } from '../engine/ports.ts';
import type { Methods } from '../rpc/peer.ts';
import { hasKeychain } from './has-keychain.ts';

/** AES-256. */
const keyBytes = 32;

/**
 * The key of encrypted conversations, kept by the login: in the Keychain on a Mac, in a keyring on Linux. What Chromium calls
 * encryption where there is no keyring is a key that stands in its source, so it is refused.
 */
export const keyStore: KeyStore = {
  async make() {
    const key = new Uint8Array(randomBytes(keyBytes));
    return { key, wrapped: await keyStore.wrap(key) };
  },
  async wrap(key) {
    await checkStore();
    return new Uint8Array(await safeStorage.encryptStringAsync(Buffer.from(key).toString('base64')));
  },
  async unwrap(wrapped) {
    await checkStore();
    try {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(wrapped));
      return new Uint8Array(Buffer.from(result, 'base64'));
    } catch {
      throw new AppError('key-store-unavailable', 'Another login keeps this key.');
    }
  },
};

/** What the engine may ask; nothing is lent while `mayLend` says no. */
export function keyMethods(mayLend: () => Promise<boolean>, store: KeyStore = keyStore): Methods {
  return {
    'key.make': () => store.make(),
    'key.wrap': ({ key }: { key: Uint8Array }) => store.wrap(key),
    'key.unwrap': async ({ wrapped }: { wrapped: Uint8Array }) => {
      if (!(await mayLend())) throw new AppError('app-locked', 'Docent is locked.');
      return store.unwrap(wrapped);
    },
  };
}

async function checkStore(): Promise<void> {
  if (!(await hasKeychain())) {
    throw new AppError('key-store-unavailable', 'There is no Keychain here that could keep the key.');
  }
}
