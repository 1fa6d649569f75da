import { expect, test, vi } from 'vitest';
import { createAppLock, type Presence } from '../../src/main/app/app-lock.ts';
import { appLimits } from '../../src/main/app/limits.ts';
import type { LockChoice } from '../../src/main/engine/app-lock.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import type { AppLockStatus } from '../../src/preload/contract/privacy-shapes.ts';
import { silentLog } from '../helpers/fake-engine-parts.ts';

const context = { signal: new AbortController().signal };

/** An engine that keeps one passcode, a person who may be away, and a finger that may be the right one. */
function opened(kept: LockChoice, touch: { has: boolean; right: boolean } = { has: false, right: false }) {
  const engine = { locked: kept.on, choice: kept, passcode: 'heron', down: false };
  const person = { idle: 0, away: () => {} };
  const told: AppLockStatus[] = [];
  const presence: Presence = {
    hasTouchId: () => touch.has,
    promptTouchId: async () => {
      if (!touch.right) throw new Error('wrong finger');
    },
    idleSeconds: () => person.idle,
    onAway: (listener) => {
      person.away = listener;
    },
  };
  const call = async (method: string, params: unknown): Promise<never> => {
    if (engine.down) throw new AppError('engine-unavailable', 'down');
    const given = params as { locked: boolean; passcode: string; choice: LockChoice };
    if (method === 'appLock.setLocked') engine.locked = given.locked;
    if (method === 'appLock.check' && given.passcode !== engine.passcode) throw new AppError('passcode-wrong', 'no');
    if (method === 'appLock.save') engine.choice = given.choice;
    return (method === 'appLock.load' ? engine.choice : null) as never;
  };
  const lock = createAppLock({ call, changed: (status) => told.push(status), presence, log: silentLog });
  return { lock, engine, person, told };
}
const on: LockChoice = { on: true, method: 'passcode', idleMinutes: 5 };
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  );

// The bug: a locked window hears of the library while the engine has not said yet that it is locked.
test('before the lock is known a window hears of nothing but itself', async () => {
  const { lock, engine } = opened({ ...on, on: false });
  expect([lock.mayHear('library.changed'), lock.mayHear('processes.changed')]).toEqual([false, true]);
  engine.down = true;
  lock.engineStarted();
  await new Promise((resolve) => setImmediate(resolve));
  expect(lock.mayHear('library.changed')).toBe(false);
  engine.down = false;
  lock.engineStarted();
  await new Promise((resolve) => setImmediate(resolve));
  expect(lock.mayHear('library.changed')).toBe(true);
});

test('a window that starts locked is answered nothing of the library before its passcode', async () => {
  const { lock, engine } = opened(on);
  const answer = lock.guard(async (route) => route);
  expect(await codeOf(answer('library.status', {}))).toBe('app-locked');
  expect(await codeOf(answer('document.text', {}))).toBe('app-locked');
  expect(await answer('settings.get', {})).toBe('settings.get');
  expect(await lock.mayLend()).toBe(false);
  expect(lock.mayHear('answer.delta')).toBe(false);
  const files = lock.guardFiles({
    find: async () => 'found' as never,
    shown: async () => new Uint8Array([1]),
    read: async () => new Uint8Array(1),
  });
  expect(await codeOf(files.find('d'))).toBe('app-locked');
  expect(await codeOf(lock.handlers['appLock.unlock']({ passcode: 'heran' }, context))).toBe('passcode-wrong');
  expect(await codeOf(lock.handlers['appLock.unlock']({}, context))).toBe('passcode-wrong');
  expect(engine.locked).toBe(true);
  await lock.handlers['appLock.unlock']({ passcode: 'heron' }, context);
  expect([engine.locked, await answer('library.status', {}), await lock.mayLend()]).toEqual([
    false,
    'library.status',
    true,
  ]);
});

test('it locks when nobody was there long enough, when the screen is locked, and not when it is off', async () => {
  vi.useFakeTimers();
  try {
    const { lock, engine, person, told } = opened({ ...on, on: true });
    await lock.handlers['appLock.unlock']({ passcode: 'heron' }, context);
    person.idle = 299;
    await vi.advanceTimersByTimeAsync(appLimits.lock.lookMs);
    expect(engine.locked).toBe(false);
    person.idle = 300;
    await vi.advanceTimersByTimeAsync(appLimits.lock.lookMs);
    expect(engine.locked).toBe(true);
    expect(told.at(-1)?.locked).toBe(true);
    await lock.handlers['appLock.unlock']({ passcode: 'heron' }, context);
    person.idle = 0;
    person.away();
    await vi.advanceTimersByTimeAsync(1);
    expect(engine.locked).toBe(true);

    const off = opened({ ...on, on: false });
    await off.lock.handlers['appLock.status']({}, context);
    off.person.idle = 9_999;
    off.person.away();
    await vi.advanceTimersByTimeAsync(appLimits.lock.lookMs);
    expect((await off.lock.handlers['appLock.status']({}, context)).locked).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

test('Touch ID opens it where it was chosen; another finger does not', async () => {
  const right = opened({ ...on, method: 'touch-id' }, { has: true, right: true });
  expect((await right.lock.handlers['appLock.unlock']({}, context)).locked).toBe(false);
  const wrong = opened({ ...on, method: 'touch-id' }, { has: true, right: false });
  expect(await codeOf(wrong.lock.handlers['appLock.unlock']({}, context))).toBe('cancelled');
  expect((await wrong.lock.handlers['appLock.status']({}, context)).locked).toBe(true);
  expect((await wrong.lock.handlers['appLock.unlock']({ passcode: 'heron' }, context)).locked).toBe(false);
});

test('switching it off needs the passcode, another time to lock does not', async () => {
  const { lock, engine } = opened(on);
  await lock.handlers['appLock.unlock']({ passcode: 'heron' }, context);
  const set = (change: object) => lock.handlers['appLock.set']({ ...on, ...change }, context);
  expect(await codeOf(set({ on: false }))).toBe('passcode-wrong');
  expect(await codeOf(set({ passcode: 'mine now' }))).toBe('passcode-wrong');
  expect((await set({ idleMinutes: 30 })).idleMinutes).toBe(30);
  await set({ on: false, current: 'heron' });
  expect(engine.choice.on).toBe(false);
});

test('an engine that starts anew behind an open window is opened again, behind a locked one it is not', async () => {
  const { lock, engine } = opened(on);
  await lock.handlers['appLock.unlock']({ passcode: 'heron' }, context);
  engine.locked = true;
  lock.engineStarted();
  await expect.poll(() => engine.locked).toBe(false);
  const closed = opened(on);
  await closed.lock.handlers['appLock.status']({}, context);
  closed.lock.engineStarted();
  await closed.lock.handlers['appLock.status']({}, context);
  expect(closed.engine.locked).toBe(true);
});

test('an engine that is down says so itself', async () => {
  const { lock, engine } = opened(on);
  engine.down = true;
  const answer = lock.guard(() => Promise.reject(new AppError('engine-unavailable', 'down')));
  expect(await codeOf(answer('library.status', {}))).toBe('engine-unavailable');
  engine.down = false;
  expect(await codeOf(answer('library.status', {}))).toBe('app-locked');
});
