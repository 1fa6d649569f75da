/** Passwords for locked files: in memory while Docent runs, on disk only when a person asked for it, and then sealed by the login. */
import { AppError } from '../../preload/contract/errors.ts';
import type { Vault } from './ports.ts';

export type Passwords = {
  /** The password for the file with these bytes; null when nobody gave one. */
  for(sha256: Uint8Array): Promise<string | null>;
  /** Rejects with `secret-store-unavailable` when it should be kept and can't be sealed; it then holds until Docent ends. */
  set(sha256: Uint8Array, password: string, keep: boolean): Promise<void>;
  forget(sha256: Uint8Array): void;
  isKept(sha256: Uint8Array): boolean;
};

export type SealedPasswords = {
  get(key: string): Uint8Array | null;
  set(key: string, sealed: Uint8Array): void;
  remove(key: string): void;
};

export function createPasswords(sealed: SealedPasswords, vault: Vault | null): Passwords {
  const known = new Map<string, string>();
  const keyOf = (sha256: Uint8Array) => Buffer.from(sha256).toString('hex');
  return {
    async for(sha256) {
      const key = keyOf(sha256);
      const inMemory = known.get(key);
      if (inMemory !== undefined) return inMemory;
      const bytes = sealed.get(key);
      if (!bytes || !vault) return null;
      // Another login, another Mac: the person is asked again.
      const password = await vault.unseal(bytes).catch(() => null);
      if (password !== null) known.set(key, password);
      return password;
    },
    async set(sha256, password, keep) {
      const key = keyOf(sha256);
      known.set(key, password);
      if (!keep) return;
      if (!vault) throw new AppError('secret-store-unavailable', 'The password could not be kept: no Keychain here.');
      sealed.set(key, await vault.seal(password));
    },
    forget(sha256) {
      known.delete(keyOf(sha256));
      sealed.remove(keyOf(sha256));
    },
    isKept: (sha256) => sealed.get(keyOf(sha256)) !== null,
  };
}
