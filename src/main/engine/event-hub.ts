/** Sends events to whoever listens; progress is gathered and sent at most every `progressMs`. */
import type { EventName, Events } from '../../preload/contract/events.ts';
import type { LibraryStatus } from '../../preload/contract/shapes.ts';
import { limits } from './limits.ts';

export type EventListener = <Name extends EventName>(name: Name, payload: Events[Name]) => void;

export type EventHub = {
  emit: EventListener;
  on(listener: EventListener): () => void;
  changed(folderId: string | null): void;
  close(): void;
};

export function createEventHub(snapshot: () => LibraryStatus): EventHub {
  const listeners = new Set<EventListener>();
  const folders = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let costMs = 0;
  let closed = false;

  const emit: EventListener = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  function flush(): void {
    timer = null;
    if (closed) return;
    const folderIds = [...folders];
    folders.clear();
    const start = performance.now();
    const status = snapshot();
    costMs = performance.now() - start;
    emit('library.changed', status);
    if (folderIds.length > 0) emit('files.changed', { folderIds });
  }
  return {
    emit,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed(folderId) {
      if (folderId) folders.add(folderId);
      // Counting a large library takes its time: then it is done less often.
      const wait = Math.max(limits.ingest.progressMs, costMs * limits.status.costShare);
      if (!timer && !closed && listeners.size > 0) timer = setTimeout(flush, wait);
    },
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
    },
  };
}
