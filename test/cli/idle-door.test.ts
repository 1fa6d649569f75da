/** A door that lets go of the library when nobody asks. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createIdleDoor } from '../../src/main/commands/mcp/idle-door.ts';
import type { Door } from '../../src/main/commands/open-door.ts';
import { AppError } from '../../src/preload/contract/errors.ts';

function doors(fails = 0) {
  const state = { opened: 0, open: 0 };
  const open = async (): Promise<Door> => {
    state.opened += 1;
    if (state.opened <= fails) throw new AppError('library-locked', 'Another has it.');
    state.open += 1;
    expect(state.open).toBe(1);
    let closed = false;
    return {
      request: async () => {
        await sleep(20);
        if (closed) throw new Error('It was closed while it was used.');
        return null as never;
      },
      close: async () => {
        await sleep(20);
        closed = true;
        state.open -= 1;
      },
    } as unknown as Door;
  };
  return { state, open };
}

// The bug: an AI program that keeps its servers for days keeps the app from opening its own library.
test('closes after the last call, not during one, and opens again', async () => {
  const { state, open } = doors();
  const door = createIdleDoor(open, 5);
  await Promise.all([1, 2, 3].map(() => door.request('library.status', {})));
  expect([state.opened, state.open]).toEqual([1, 1]);
  await expect.poll(() => state.open).toBe(0);
  // While it closes too: two doors are never open at once.
  for (let round = 0; round < 10; round += 1) {
    await sleep(round * 3);
    await door.request('library.status', {});
  }
  await door.close();
  expect(state.open).toBe(0);
  expect(state.opened).toBeGreaterThan(1);
});

test('a door that could not be opened is tried again at the next call', async () => {
  const { state, open } = doors(1);
  const door = createIdleDoor(open, 1_000);
  await expect(door.request('library.status', {})).rejects.toMatchObject({ code: 'library-locked' });
  expect(await door.request('library.status', {})).toBeNull();
  expect(state.opened).toBe(2);
  await door.close();
});
