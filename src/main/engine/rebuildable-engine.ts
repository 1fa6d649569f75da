/** An engine that is closed and opened anew behind its callers' backs when a rebuild is asked for. */
import type { EventListener } from './event-hub.ts';
import type { Engine } from './index.ts';
import type { Asker } from './personal-gate.ts';

/** After these the files of the databases may be others. */
const reopeningRoutes: ReadonlySet<string> = new Set(['library.rebuild', 'backup.apply', 'backup.goBack']);

/** `open` throws what `createEngine` throws; after a failure the next call tries again. */
export async function rebuildableEngine(open: () => Promise<Engine>): Promise<Engine> {
  let current = await open();
  let reopening: Promise<void> | null = null;
  let started = false;
  let isOpen = true;
  let closed = false;
  const listeners = new Set<{ readonly listener: EventListener; readonly asker: Asker; stop: () => void }>();

  /** The engine, once it is open. Rejects with why it is not. */
  async function ready(): Promise<Engine> {
    if (reopening) await reopening;
    else if (!isOpen && !closed) await reopen();
    return current;
  }

  function reopen(): Promise<void> {
    reopening ??= openAnew().finally(() => {
      reopening = null;
    });
    return reopening;
  }

  async function openAnew(): Promise<void> {
    const locked = current.appLock.locked();
    if (isOpen) {
      isOpen = false;
      await current.close();
    }
    current = await open();
    isOpen = true;
    for (const each of listeners) each.stop = current.on(each.listener, each.asker);
    // A window that was unlocked stays so; starting lends it the key.
    if (current.appLock.locked() && !locked) await current.appLock.setLocked(false);
    if (started) await current.start();
    const status = await current.request('library.status', {});
    for (const { listener } of listeners) {
      listener('library.changed', status);
      listener('files.changed', { folderIds: status.folders.map(({ id }) => id) });
      listener('conversations.changed', { conversationId: null });
    }
  }

  return {
    async request(route, input, signal, asker, onText) {
      const output = await (await ready()).request(route, input, signal, asker, onText);
      if (reopeningRoutes.has(route)) await reopen();
      return output;
    },
    on(listener, asker = 'window') {
      const entry = { listener, asker, stop: current.on(listener, asker) };
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
        entry.stop();
      };
    },
    get appLock() {
      return current.appLock;
    },
    async start() {
      started = true;
      await (await ready()).start();
    },
    idle: async () => (await ready()).idle(),
    documentFile: async (documentId, fileId) => (await ready()).documentFile(documentId, fileId),
    documentBytes: async (place) => (await ready()).documentBytes(place),
    shownBytes: async (place, signal) => (await ready()).shownBytes(place, signal),
    timings: () => current.timings(),
    async close() {
      closed = true;
      await reopening?.catch(() => undefined);
      if (isOpen) await current.close();
    },
  };
}
