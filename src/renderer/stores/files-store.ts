import { create } from 'zustand';
import type { FileState, FileSummary, Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { limits } from '../limits.ts';
import { reasonOf } from '../reason-of.ts';
import { attempt } from './notice-store.ts';

export type FileFilter = {
  readonly folderId: string | null;
  readonly state: FileState | null;
  readonly nameContains: string;
};

type FilesState = {
  readonly filter: FileFilter;
  /** Rows known so far by index; a 100,000-file library is never loaded whole. */
  readonly rows: ReadonlyMap<number, FileSummary>;
  /** Null until the first page has come. */
  readonly total: number | null;
  readonly error: Reason | null;
  /** First and one past the last row on screen. */
  readonly visible: readonly [number, number];
  readonly setFilter: (changes: Partial<FileFilter>) => void;
  readonly showRows: (first: number, end: number) => void;
  readonly reload: () => Promise<void>;
  readonly retry: (fileId: string) => Promise<void>;
  readonly reveal: (fileId: string) => Promise<void>;
  readonly start: () => () => void;
};

export const useFiles = create<FilesState>()((set, get) => {
  /** Grows with every filter change; replies to an older filter are dropped. */
  let version = 0;
  const asked = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function loadPage(page: number, replace: boolean): Promise<void> {
    const mine = version;
    const { filter } = get();
    try {
      const reply = await request('file.list', {
        ...(filter.folderId ? { folderId: filter.folderId } : {}),
        ...(filter.state ? { state: filter.state } : {}),
        ...(filter.nameContains.trim() ? { nameContains: filter.nameContains.trim() } : {}),
        from: page * limits.filePage,
        limit: limits.filePage,
      });
      if (mine !== version) return;
      const rows = new Map(replace ? [] : get().rows);
      reply.files.forEach((file, index) => {
        rows.set(page * limits.filePage + index, file);
      });
      set({ rows, total: reply.total, error: null });
    } catch (error) {
      if (mine === version) set({ error: reasonOf(error) });
    }
  }

  function pagesOf([first, end]: readonly [number, number]): number[] {
    const pages: number[] = [];
    const last = Math.floor(Math.max(first, end - 1) / limits.filePage);
    for (let page = Math.floor(first / limits.filePage); page <= last; page += 1) pages.push(page);
    return pages;
  }

  async function reload(): Promise<void> {
    version += 1;
    asked.clear();
    const pages = pagesOf(get().visible);
    for (const page of pages) asked.add(page);
    // The first reply replaces the old rows in one step, so that nothing flickers.
    let replace = true;
    for (const page of pages) {
      await loadPage(page, replace);
      replace = false;
    }
  }

  /** At most one refresh per interval, the last change always included. */
  function reloadSoon(wait: number): void {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void reload();
    }, wait);
  }

  return {
    filter: { folderId: null, state: null, nameContains: '' },
    rows: new Map(),
    total: null,
    error: null,
    visible: [0, 0],
    setFilter(changes) {
      const typing = changes.nameContains !== undefined && changes.nameContains !== get().filter.nameContains;
      set({ filter: { ...get().filter, ...changes }, visible: [0, 0] });
      if (typing) reloadSoon(limits.filterDebounceMs);
      else void reload();
    },
    showRows(first, end) {
      set({ visible: [first, end] });
      for (const page of pagesOf([first, end])) {
        if (asked.has(page)) continue;
        asked.add(page);
        void loadPage(page, false);
      }
    },
    reload,
    async retry(fileId) {
      await attempt(() => request('file.retry', { fileId }));
      reloadSoon(0);
    },
    async reveal(fileId) {
      await attempt(() => request('file.reveal', { fileId }));
    },
    start() {
      void reload();
      // The counts are the same news in another form: whichever event is missed, the rows agree with the totals.
      let counts = '';
      const stops = [
        on('files.changed', () => reloadSoon(limits.filesRefreshMs)),
        on('library.changed', (status) => {
          const now = Object.values(status.counts).join();
          if (now !== counts) reloadSoon(limits.filesRefreshMs);
          counts = now;
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
});
