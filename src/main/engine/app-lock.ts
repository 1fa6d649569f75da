/** The app lock as the engine keeps it: what was chosen, whether it is locked now, and the passcode's check. Asking for Touch ID is the shell's. */
import { AppError } from '../../preload/contract/errors.ts';
import type { LockMethod } from '../../preload/contract/privacy-shapes.ts';
import type { Encryption } from './encryption.ts';
import { createPasscodeCheck, type KeptPasscode, keepPasscode } from './privacy/passcode.ts';
import type { PersonalStore } from './store/personal-store.ts';

export type LockChoice = { readonly on: boolean; readonly method: LockMethod; readonly idleMinutes: number };
export type AppLock = ReturnType<typeof createAppLock>;

type Kept = LockChoice & { readonly passcode: KeptPasscode | null };
export const lockSetting = 'app-lock';
const off: Kept = { on: false, method: 'passcode', idleMinutes: 10, passcode: null };

/** `wait` gets milliseconds; left out: real ones. */
export function createAppLock(
  settings: PersonalStore['settings'],
  encryption: Pick<Encryption, 'open' | 'close'>,
  wait?: (milliseconds: number) => Promise<unknown>,
) {
  const checkPasscode = createPasscodeCheck(wait);
  const load = (): Kept => settings.get<Kept>(lockSetting) ?? off;
  let locked = load().on;

  async function check(passcode: string): Promise<void> {
    const kept = load().passcode;
    if (!kept || !(await checkPasscode(kept, passcode))) {
      throw new AppError('passcode-wrong', 'This is not the passcode.');
    }
  }

  return {
    load: (): LockChoice => {
      const { on, method, idleMinutes } = load();
      return { on, method, idleMinutes };
    },
    /** `passcode` null keeps the present one. Rejects with `passcode-wrong` when there would be none. */
    async save(choice: LockChoice, passcode: string | null): Promise<void> {
      const kept = passcode === null ? load().passcode : await keepPasscode(passcode);
      // Touch ID fails now and then; a passcode is the way in that always works.
      if (choice.on && !kept) throw new AppError('passcode-wrong', 'The lock needs a passcode.');
      settings.set(lockSetting, { ...choice, passcode: choice.on ? kept : null });
    },
    /** Rejects with `passcode-wrong`; after several wrong ones each takes longer. */
    check,
    locked: () => locked,
    async setLocked(next: boolean): Promise<void> {
      locked = next;
      if (next) encryption.close();
      else await encryption.open();
    },
  };
}
