import { safeStorage } from 'electron';
import { AppError } from '../../preload/contract/errors.ts';
import type { Methods } from '../rpc/peer.ts';
import { hasKeychain } from './has-keychain.ts';

/**
 * What the engine may ask of the Keychain: sealing and unsealing a person's passwords. Where the system has no real store (a Linux
 * without a keyring) nothing is sealed, because what stands in for it protects nothing.
 */
export const secretMethods: Methods = {
  'secret.seal': async ({ secret }: { secret: string }) => {
    await checkStore();
    return new Uint8Array(await safeStorage.encryptStringAsync(secret));
  },
  'secret.unseal': async ({ sealed }: { sealed: Uint8Array }) => {
    await checkStore();
    return (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result;
  },
};

async function checkStore(): Promise<void> {
  if (!(await hasKeychain())) {
    throw new AppError('secret-store-unavailable', 'The password could not be kept: there is no Keychain here.');
  }
}
