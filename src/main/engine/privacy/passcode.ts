/** The app lock's passcode: kept as what scrypt makes of it, and slower to try with every wrong one. */
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { privacyLimits } from './limits.ts';
import { newSalt, stretch } from './wrap-key.ts';

/** Base64 both. */
export type KeptPasscode = { readonly salt: string; readonly hash: string };

export async function keepPasscode(passcode: string): Promise<KeptPasscode> {
  const salt = newSalt();
  const hash = await stretch(passcode, salt);
  return { salt: Buffer.from(salt).toString('base64'), hash: Buffer.from(hash).toString('base64') };
}

export type PasscodeCheck = (kept: KeptPasscode, passcode: string) => Promise<boolean>;

/** Tries one after the other, so that many at once gain nothing. `wait` gets milliseconds. */
export function createPasscodeCheck(wait: (milliseconds: number) => Promise<unknown> = sleep): PasscodeCheck {
  const { freeTries, firstDelayMs, mostDelayMs } = privacyLimits.passcode;
  let wrong = 0;
  let last: Promise<unknown> = Promise.resolve();
  async function check(kept: KeptPasscode, passcode: string): Promise<boolean> {
    if (wrong >= freeTries) await wait(Math.min(mostDelayMs, firstDelayMs * 2 ** (wrong - freeTries)));
    const hash = Buffer.from(await stretch(passcode, Buffer.from(kept.salt, 'base64')));
    const right = timingSafeEqual(hash, Buffer.from(kept.hash, 'base64'));
    wrong = right ? 0 : wrong + 1;
    return right;
  }
  return (kept, passcode) => {
    const next = last.then(() => check(kept, passcode));
    last = next.catch(() => undefined);
    return next;
  };
}
