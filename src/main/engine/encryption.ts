/**
 * Encryption of what a person typed or was answered: whether it is on, who lends the key, and the passes that bring every text into
 * the wanted form. A pass may be cut off anywhere; it goes on when the key is lent again.
 */
import { setImmediate } from 'node:timers/promises';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { EncryptionStatus } from '../../preload/contract/privacy-shapes.ts';
import type { KeyStore, Log } from './ports.ts';
import { confirmsRecoveryCode, makeRecoveryCode, readRecoveryCode } from './privacy/recovery-code.ts';
import { newSalt, stretch, unwrapKey, wrapKey } from './privacy/wrap-key.ts';
import type { KeySlot } from './store/key-slot-table.ts';
import { storageError } from './store/open-database.ts';
import type { PersonalStore } from './store/personal-store.ts';

export type Encryption = ReturnType<typeof createEncryption>;

type Options = {
  readonly personal: PersonalStore;
  /** Null: there is no login to keep a key, as in the command line. */
  readonly keyStore: KeyStore | null;
  readonly log: Log;
  readonly closing: AbortSignal;
  /** Makes the backups anew, in the form that is wanted now; left out: there are none. */
  readonly eraseBackups?: () => Promise<void>;
  /** `isOther`: what can be read is another now. */
  readonly changed: (status: EncryptionStatus, isOther: boolean) => void;
};
type Pending = { readonly code: string; readonly key: Uint8Array; readonly wrapped: Uint8Array };

/** Keys a library can have had; the number is one byte of every sealed text. */
const mostKeys = 255;

export function createEncryption({ personal, keyStore, log, closing, eraseBackups, changed }: Options) {
  const { text, keySlots } = personal;
  let pending: Pending | null = null;
  let working: EncryptionStatus['working'] = null;
  let pass: Promise<void> | null = null;

  const status = (): EncryptionStatus => ({
    state: text.isLocked() ? 'locked' : text.target() > 0 ? 'on' : 'off',
    working,
  });
  let told = status().state;
  const tell = () => {
    const now = status();
    changed(now, now.state !== told);
    told = now.state;
  };
  const store = (): KeyStore => {
    if (keyStore) return keyStore;
    throw new AppError('key-store-unavailable', 'There is no Keychain here that could keep the key.');
  };

  /** Also opens the keys before this one, which a cut off change of key left behind. */
  function lend(number: number, key: Uint8Array): void {
    text.lend([{ number, key }]);
    for (const slot of keySlots.list()) {
      const old = slot.kind === 'next' ? unwrapKey(slot.wrapped, key) : null;
      if (old) text.lend([{ number: slot.number, key: old }]);
    }
  }

  /** Borrows the key from the login; a login that has none leaves the texts locked. */
  async function borrow(): Promise<void> {
    // A key that was about to be given back stays.
    text.lend([]);
    if (!text.hasKeys() || !text.isLocked() || !keyStore) return;
    for (const { number, kind, wrapped } of keySlots.list()) {
      if (kind !== 'login') continue;
      try {
        lend(number, await keyStore.unwrap(wrapped));
      } catch (error) {
        log.warn('the key of conversations was not lent', { code: toWire(error).code });
      }
    }
  }

  async function convert(): Promise<void> {
    const release = text.hold();
    try {
      const target = text.target();
      if (text.state() === 'converting') {
        const total = text.rows();
        let done = 0;
        for (const rows of text.convert()) {
          done = Math.min(total, done + rows);
          working = { done, total };
          tell();
          await setImmediate();
          if (closing.aborted) return;
        }
        keySlots.converted(target);
        text.refresh();
      }
      personal.leaveNoTrace();
      // Within the pass: one that is cut off before is done again.
      await eraseBackups?.();
      keySlots.cleaned(target);
      text.refresh();
    } finally {
      working = null;
      release();
      if (!closing.aborted) tell();
    }
  }

  /** Goes on with a pass that was cut off, if there is one and its key is here. Rejects with the store's errors. */
  function goOn(): Promise<void> {
    if (pass) return pass;
    if (text.state() === 'done' || text.isLocked()) return Promise.resolve();
    pass = convert().finally(() => {
      pass = null;
    });
    return pass;
  }

  const inBackground = () =>
    void goOn().catch((error: unknown) => {
      log.error('encrypting was cut off', { code: toWire(storageError(error)).code });
    });

  async function open(): Promise<EncryptionStatus> {
    await borrow();
    inBackground();
    tell();
    return status();
  }

  const refuseLocked = () => {
    if (text.isLocked()) throw new AppError('conversations-locked', 'Conversations are locked.');
  };

  return {
    status,
    /** Borrows the key and goes on where a pass was cut off. */
    open,
    /** Gives the key back; work under way keeps it until it is done. */
    close: () => {
      pending = null;
      text.takeBack();
      tell();
    },

    async prepare(): Promise<{ readonly code: string }> {
      refuseLocked();
      const { key, wrapped } = await store().make();
      pending = { code: makeRecoveryCode(), key, wrapped };
      return { code: pending.code };
    },

    async enable(confirmation: string): Promise<null> {
      if (!pending) throw new AppError('bad-request', 'Ask for a recovery code first.');
      const { code, key, wrapped } = pending;
      if (!confirmsRecoveryCode(code, confirmation)) {
        throw new AppError('recovery-code-wrong', 'These are not the last letters of the recovery code.');
      }
      await goOn();
      refuseLocked();
      const old = text.target();
      const number = (old % mostKeys) + 1;
      const salt = newSalt();
      const recovery = wrapKey(key, await stretch(readRecoveryCode(code) as string, salt));
      const oldKey = text.keyOf(old);
      const slots: KeySlot[] = [
        { number, kind: 'login', salt: null, wrapped },
        { number, kind: 'recovery', salt, wrapped: recovery },
        ...(oldKey ? [{ number: old, kind: 'next', salt: null, wrapped: wrapKey(oldKey, key) } as const] : []),
      ];
      text.lend([{ number, key }]);
      keySlots.begin(number, slots);
      text.refresh();
      pending = null;
      await goOn();
      return null;
    },

    async disable(): Promise<null> {
      await goOn();
      refuseLocked();
      if (text.target() === 0) return null;
      keySlots.begin(0, []);
      text.refresh();
      await goOn();
      text.takeBack();
      tell();
      return null;
    },

    async recover(typed: string): Promise<EncryptionStatus> {
      const code = readRecoveryCode(typed);
      const wrong = () => new AppError('recovery-code-wrong', 'This is not the recovery code of these conversations.');
      if (code === null) throw wrong();
      let opened = false;
      for (const { number, kind, salt, wrapped } of keySlots.list()) {
        if (kind !== 'recovery' || !salt) continue;
        const key = unwrapKey(wrapped, await stretch(code, salt));
        if (!key) continue;
        opened = true;
        lend(number, key);
        await keepForLogin(number, key);
      }
      if (!opened) throw wrong();
      inBackground();
      tell();
      return status();
    },

    /** When nothing sealed is left and nobody has the key: the next texts are written plain. */
    async forgetLostKey(): Promise<void> {
      if (!text.isLocked()) return;
      keySlots.reset();
      text.takeBack();
      text.refresh();
      await goOn();
    },
    /** Resolves when no pass is under way. */
    settled: async () => void (await pass?.catch(() => undefined)),
  };

  /** So that the code is not asked for at every start. */
  async function keepForLogin(number: number, key: Uint8Array): Promise<void> {
    try {
      const wrapped = await keyStore?.wrap(key);
      if (wrapped) keySlots.put({ number, kind: 'login', salt: null, wrapped });
    } catch (error) {
      log.warn('this login does not keep the key of conversations', { code: toWire(error).code });
    }
  }
}
