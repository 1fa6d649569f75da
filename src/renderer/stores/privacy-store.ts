import { create } from 'zustand';
import type {
  AppLockStatus,
  EncryptionStatus,
  EraseResult,
  EraseStage,
} from '../../preload/contract/privacy-shapes.ts';
import type { RequestInput } from '../../preload/contract/requests.ts';
import type { Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { createWish } from './wish.ts';

export type EraseTarget = RequestInput<'erase.run'>['target'];

type PrivacyState = {
  /** Null until known. */
  readonly encryption: EncryptionStatus | null;
  readonly appLock: AppLockStatus | null;
  /** What an erasing under way does now. */
  readonly erasing: EraseStage | null;
  /** Why the last wish was not fulfilled; shown beside it, because a notice would lie behind the settings. */
  readonly problem: Reason | null;
  readonly forgetProblem: () => void;
  /** A new recovery code, or null. */
  readonly prepare: () => Promise<string | null>;
  readonly enable: (confirmation: string) => Promise<boolean>;
  readonly disable: () => Promise<boolean>;
  readonly recover: (code: string) => Promise<boolean>;
  readonly retry: () => Promise<boolean>;
  readonly setLock: (choice: RequestInput<'appLock.set'>) => Promise<boolean>;
  readonly lockNow: () => Promise<boolean>;
  /** Left out: Touch ID is asked for. */
  readonly unlock: (passcode?: string) => Promise<boolean>;
  readonly erase: (target: EraseTarget, quotes: boolean) => Promise<EraseResult | null>;
  /** Loads the snapshot and follows changes; returns the function that stops it. */
  readonly start: () => () => void;
};

export const usePrivacy = create<PrivacyState>()((set) => {
  const wish = createWish(set);
  const done = async (work: () => Promise<unknown>) =>
    (await wish(async () => {
      await work();
      return true;
    })) ?? false;
  const followLock = async (work: () => Promise<AppLockStatus>) => done(async () => set({ appLock: await work() }));

  return {
    encryption: null,
    appLock: null,
    erasing: null,
    problem: null,
    forgetProblem: () => set({ problem: null }),
    prepare: async () => (await wish(() => request('encryption.prepare', {})))?.code ?? null,
    enable: (confirmation) => done(() => request('encryption.enable', { confirmation })),
    disable: () => done(() => request('encryption.disable', {})),
    recover: (code) => done(async () => set({ encryption: await request('encryption.recover', { code }) })),
    retry: () => done(async () => set({ encryption: await request('encryption.retry', {}) })),
    setLock: (choice) => followLock(() => request('appLock.set', choice)),
    lockNow: () => followLock(() => request('appLock.lock', {})),
    unlock: (passcode) => followLock(() => request('appLock.unlock', passcode === undefined ? {} : { passcode })),
    async erase(target, quotes) {
      const result = await wish(() => request('erase.run', { target, quotes }));
      set({ erasing: null });
      return result;
    },
    start() {
      const stops = [
        on('encryption.changed', (encryption) => set({ encryption })),
        on('appLock.changed', (appLock) => set({ appLock })),
        on('erase.progress', ({ stage }) => set({ erasing: stage })),
      ];
      // An engine that is down tells later, with its first event.
      const known = (change: Partial<PrivacyState>) => set(change);
      void request('appLock.status', {}).then(
        (appLock) => known({ appLock }),
        () => undefined,
      );
      void request('encryption.status', {}).then(
        (encryption) => known({ encryption }),
        () => undefined,
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
});
