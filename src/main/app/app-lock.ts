import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { EventName } from '../../preload/contract/events.ts';
import type { AppLockStatus } from '../../preload/contract/privacy-shapes.ts';
import type { Handlers, RouteName } from '../../preload/contract/requests.ts';
import type { LockChoice } from '../engine/app-lock.ts';
import type { Log } from '../engine/ports.ts';
import type { DocumentFiles } from './document-protocol.ts';
import { appLimits } from './limits.ts';
import type { AnswerRequest } from './pass-gate.ts';

/** Who sits before the machine, as far as the system can tell. */
export type Presence = {
  /** Touch ID can be asked. */
  readonly hasTouchId: () => boolean;
  /** Resolves when the finger was right; rejects otherwise. */
  readonly promptTouchId: () => Promise<void>;
  /** Seconds without a key or a movement. */
  readonly idleSeconds: () => number;
  /** The screen was locked, or the machine goes to sleep. */
  readonly onAway: (listener: () => void) => void;
};

export type AppLock = ReturnType<typeof createAppLock>;
type LockRoute = 'appLock.status' | 'appLock.set' | 'appLock.lock' | 'appLock.unlock';

/** What a locked window may still ask: how it looks, and to be let in. */
const openRoutes: readonly RouteName[] = [
  'appLock.status',
  'appLock.unlock',
  'appLock.lock',
  'app.info',
  'app.processes',
  'settings.get',
  'ask.close',
  'ask.showConversation',
];
const openEvents: readonly EventName[] = ['appLock.changed', 'processes.changed'];

/** The lock over the window. The engine keeps what was chosen and checks the passcode; it refuses on its own while locked. */
export function createAppLock(options: {
  readonly call: <Result>(method: string, params: unknown) => Promise<Result>;
  readonly changed: (status: AppLockStatus) => void;
  readonly presence: Presence;
  readonly log: Log;
}) {
  const { call, presence, log } = options;
  let choice: LockChoice | null = null;
  let loading: Promise<LockChoice> | null = null;
  let locked = false;

  /** Known before anything is answered. Rejects while the engine cannot tell; nothing else can be had from it then either. */
  function loaded(): Promise<LockChoice> {
    loading ??= call<LockChoice>('appLock.load', {}).then(
      (found) => {
        choice = found;
        locked = found.on;
        return found;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  }

  const status = ({ on, method, idleMinutes }: LockChoice): AppLockStatus => ({
    ...{ on, method, idleMinutes, locked },
    touchId: presence.hasTouchId(),
  });

  async function tell(): Promise<AppLockStatus> {
    const now = status(await loaded());
    options.changed(now);
    return now;
  }

  async function lock(): Promise<AppLockStatus> {
    const { on } = await loaded();
    if (!on || locked) return status(await loaded());
    locked = true;
    await call('appLock.setLocked', { locked: true });
    return tell();
  }
  const lockQuietly = () =>
    void lock().catch((error: unknown) => log.error('not locked in the engine', { code: toWire(error).code }));

  async function check(passcode: string | undefined): Promise<void> {
    const { method } = await loaded();
    if (passcode !== undefined) await call('appLock.check', { passcode });
    else if (method === 'touch-id' && presence.hasTouchId()) {
      await presence.promptTouchId().catch(() => {
        throw new AppError('cancelled', 'Touch ID was not given.');
      });
    } else throw new AppError('passcode-wrong', 'The passcode is needed.');
  }

  presence.onAway(lockQuietly);
  setInterval(() => {
    if (choice?.on && !locked && presence.idleSeconds() >= choice.idleMinutes * 60) lockQuietly();
  }, appLimits.lock.lookMs).unref();

  const handlers: Handlers<LockRoute> = {
    'appLock.status': async () => status(await loaded()),
    'appLock.lock': lock,
    'appLock.unlock': async ({ passcode }) => {
      await loaded();
      if (!locked) return tell();
      await check(passcode);
      locked = false;
      await call('appLock.setLocked', { locked: false });
      return tell();
    },
    'appLock.set': async ({ on, method, idleMinutes, passcode, current }) => {
      const before = await loaded();
      // Another time to lock is no way in.
      const opens = !on || passcode !== undefined || method !== before.method;
      if (before.on && opens) await check(current);
      if (method === 'touch-id' && !presence.hasTouchId()) {
        throw new AppError('bad-request', 'There is no Touch ID on this machine.');
      }
      const next: LockChoice = { on, method, idleMinutes };
      await call('appLock.save', { choice: next, passcode: passcode ?? null });
      choice = next;
      loading = Promise.resolve(next);
      return tell();
    },
  };

  return {
    handlers,
    lock: lockQuietly,
    isOn: () => choice?.on ?? false,
    isLocked: () => locked,
    /** No key is lent before it is known that nothing is locked. */
    mayLend: async () => (await loaded()) !== null && !locked,
    /** A fresh engine starts locked where the lock is on; a window that is open stays so. */
    engineStarted(): void {
      const wasOpen = choice !== null && !locked;
      void loaded()
        .then(async () => {
          if (wasOpen || !locked) await call('appLock.setLocked', { locked: false });
          await tell();
        })
        .catch((error: unknown) => log.warn('the app lock is not known yet', { code: toWire(error).code }));
    },
    /** Refuses with `app-locked` whatever a locked window may not ask. */
    guard:
      (answer: AnswerRequest): AnswerRequest =>
      async (route, input) => {
        if (openRoutes.includes(route)) return answer(route, input);
        // An engine that cannot say so cannot answer either, and says why itself.
        await loaded().catch(() => null);
        if (locked) throw new AppError('app-locked', 'Docent is locked.');
        return answer(route, input);
      },
    /** Documents shown by their own scheme. */
    guardFiles: (files: DocumentFiles): DocumentFiles => {
      const refuse = () => Promise.reject(new AppError('app-locked', 'Docent is locked.'));
      return {
        find: (documentId, fileId) => (locked ? refuse() : files.find(documentId, fileId)),
        read: (documentId, fileId, offset, length) =>
          locked ? refuse() : files.read(documentId, fileId, offset, length),
        shown: (place, signal) => (locked ? refuse() : files.shown(place, signal)),
      };
    },
    /** Nothing of the library before it is known that nothing is locked: what a window missed until then, it asks for. */
    mayHear: (event: EventName) => (choice !== null && !locked) || openEvents.includes(event),
  };
}
