/** A login's key store in memory: keys wrapped by a secret only this login has. `down` stands for a Keychain that says no. */
import { randomBytes } from 'node:crypto';
import type { KeyStore } from '../../src/main/engine/ports.ts';
import { unwrapKey, wrapKey } from '../../src/main/engine/privacy/wrap-key.ts';
import { AppError } from '../../src/preload/contract/errors.ts';

/** `login`: the secret, for the same login in another process. */
export function fakeKeyStore(login: Uint8Array = new Uint8Array(randomBytes(32))): KeyStore & { down: boolean } {
  const refused = () => new AppError('key-store-unavailable', 'The Keychain says no.');
  const store = {
    down: false,
    async make() {
      if (store.down) throw refused();
      const key = new Uint8Array(randomBytes(32));
      return { key, wrapped: wrapKey(key, login) };
    },
    async wrap(key: Uint8Array) {
      if (store.down) throw refused();
      return wrapKey(key, login);
    },
    async unwrap(wrapped: Uint8Array) {
      const key = store.down ? null : unwrapKey(wrapped, login);
      if (!key) throw refused();
      return new Uint8Array(key);
    },
  };
  return store;
}
