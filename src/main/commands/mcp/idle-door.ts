/**
 * A door that stands open only while it is used. An AI program keeps its servers for days; a library held all that time by one of
 * them could not be opened by the app.
 */
import type { DoorAccess } from '../../engine/doors/door-access.ts';
import type { Door } from '../open-door.ts';

export type IdleDoor = DoorAccess & { close(): Promise<void> };

/** `idleMs`: milliseconds without a call after which it closes; the next call opens it anew. */
export function createIdleDoor(open: () => Promise<Door>, idleMs: number): IdleDoor {
  let opened: Promise<Door> | null = null;
  let closing: Promise<void> = Promise.resolve();
  let users = 0;
  let timer: NodeJS.Timeout | null = null;

  function close(): Promise<void> {
    const door = opened;
    opened = null;
    if (door) {
      closing = door.then(
        (one) => one.close(),
        () => undefined,
      );
    }
    return closing;
  }

  async function use<Value>(work: (door: Door) => Promise<Value>): Promise<Value> {
    users += 1;
    if (timer) clearTimeout(timer);
    try {
      opened ??= closing.then(open);
      const door = opened;
      return await work(
        await door.catch((error: unknown) => {
          // It is tried again when asked again.
          if (opened === door) opened = null;
          throw error;
        }),
      );
    } finally {
      users -= 1;
      if (users === 0) timer = setTimeout(() => void (users === 0 && close()), idleMs).unref();
    }
  }

  return {
    request: (route, input, signal) => use((door) => door.request(route, input, signal)),
    ask: (input, onText, signal) => use((door) => door.ask(input, onText, signal)),
    close: () => {
      if (timer) clearTimeout(timer);
      return close();
    },
  };
}
