import { create } from 'zustand';
import type { FileSummary, Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { limits } from '../limits.ts';
import { reasonOf } from '../reason-of.ts';
import {
  type FileFilter,
  type FileSort,
  isNarrowed,
  nextSort,
  noFilter,
  pageRequest,
  type SortKey,
} from './file-query.ts';
import { close, emptyTree, type FileTree, findFile, open, rootList, rowAt, rowCount, withPage } from './file-tree.ts';

type FilesState = {
  readonly filter: FileFilter;
  readonly sort: FileSort;
  readonly tree: FileTree;
  /** Rows of the list without those of open containers; null until the first page has come. */
  readonly total: number | null;
  /** Files read with doubt in the whole library or the chosen folder. */
  readonly doubtful: number;
  readonly error: Reason | null;
  /** Stays on its file while rows come, go and move. */
  readonly selectedId: string | null;
  /** Height of the selected row when it was last known. */
  readonly selectedRow: number;
  readonly setFilter: (changes: Partial<FileFilter>) => void;
  readonly sortBy: (key: SortKey) => void;
  readonly showRows: (first: number, end: number) => void;
  readonly select: (row: number) => void;
  /** Opens or closes the container in a row. */
  readonly toggle: (row: number) => void;
  readonly reload: () => Promise<void>;
  /** Asks again for what is on screen, soon; what is out of sight when it comes back. */
  readonly refreshSoon: () => void;
  readonly start: () => () => void;
};

/** The selected file, null when it is not among the known rows. */
export function selectedFile({ tree, selectedId }: Pick<FilesState, 'tree' | 'selectedId'>): FileSummary | null {
  const row = selectedId === null ? null : findFile(tree, selectedId);
  return row === null ? null : (rowAt(tree, row)?.file ?? null);
}

export const useFiles = create<FilesState>()((set, get) => {
  /** Grows with every change of filter or order; replies to an older one are dropped. */
  let version = 0;
  /** Grows with every news of changed files; pages asked for before it are asked for again. */
  let epoch = 0;
  /** Epoch each page was last asked for in, by list and page. */
  const askedIn = new Map<string, number>();
  /** Requests for pages under way. */
  let running = 0;
  let visible: readonly [number, number] = [0, 0];
  /** Epoch of the reply each page was last filled from: an older one that comes late changes nothing. */
  const filledIn = new Map<string, number>();
  let refreshTimer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let doubtTimer: ReturnType<typeof setTimeout> | null = null;

  async function loadPage(list: string, page: number): Promise<void> {
    const mine = version;
    const asked = epoch;
    const key = `${page} ${list}`;
    askedIn.set(key, asked);
    try {
      const { filter, sort } = get();
      const { files, total } = await request('file.list', pageRequest(filter, sort, list, page));
      if (mine !== version || asked < (filledIn.get(key) ?? 0)) return;
      filledIn.set(key, asked);
      const { tree } = get();
      if (list !== rootList && !tree.opened.has(list)) return;
      showTree(withPage(tree, list, page, files, total));
    } catch (error) {
      if (mine === version) set({ error: reasonOf(error) });
    }
  }

  function showTree(tree: FileTree): void {
    const { selectedId, selectedRow } = get();
    // A row that was chosen before it was known takes its file as soon as that comes.
    const chosen = selectedId ?? (selectedRow >= 0 ? (rowAt(tree, selectedRow)?.file?.id ?? null) : null);
    const row = chosen === null ? null : findFile(tree, chosen);
    const total = tree.lists.get(rootList)?.total ?? null;
    set({ tree, total, error: null, selectedId: chosen, selectedRow: row ?? selectedRow });
  }

  /** Pages that are on screen and were not asked for since the last news. */
  function wantedPages(): [list: string, page: number][] {
    const { tree } = get();
    const wanted = new Map<string, [list: string, page: number]>();
    for (let at = visible[0]; at < Math.max(visible[1], visible[0] + 1); at += 1) {
      const row = rowAt(tree, at) ?? (at === 0 ? { list: rootList, index: 0 } : null);
      if (!row) break;
      const page = Math.floor(row.index / limits.filePage);
      const key = `${page} ${row.list}`;
      if (askedIn.get(key) !== epoch) wanted.set(key, [row.list, page]);
    }
    return [...wanted.values()];
  }

  /** Few requests at a time: what was scrolled past is never asked for, so that what is seen now need not wait for it. */
  async function loadVisible(): Promise<void> {
    const next = wantedPages().slice(0, Math.max(0, limits.filePagesAtOnce - running));
    await Promise.all(
      next.map(async ([list, page]) => {
        running += 1;
        await loadPage(list, page);
        running -= 1;
        await loadVisible();
      }),
    );
  }

  /** Another filter or order: the old rows stay until the first new ones replace them in one step. */
  async function reload(): Promise<void> {
    version += 1;
    const mine = version;
    askedIn.clear();
    filledIn.clear();
    try {
      const { filter, sort } = get();
      askedIn.set(`0 ${rootList}`, epoch);
      const { files, total } = await request('file.list', pageRequest(filter, sort, rootList, 0));
      if (mine !== version) return;
      showTree(withPage(emptyTree, rootList, 0, files, total));
      await loadVisible();
    } catch (error) {
      if (mine === version) set({ error: reasonOf(error) });
    }
  }

  /** At most one refresh per interval and never two at a time, the last change always included. */
  function refreshSoon(): void {
    if (refreshTimer !== null) {
      again = true;
      return;
    }
    refreshTimer = setTimeout(() => {
      again = false;
      void refresh().finally(() => {
        refreshTimer = null;
        if (again) refreshSoon();
      });
    }, limits.filesRefreshMs);
  }

  async function countDoubts(): Promise<void> {
    const { folderId } = get().filter;
    try {
      const { total } = await request('file.list', { doubtful: true, limit: 1, ...(folderId ? { folderId } : {}) });
      if (folderId === get().filter.folderId) set({ doubtful: total });
    } catch (error) {
      set({ error: reasonOf(error) });
    }
  }

  function countDoubtsSoon(): void {
    if (doubtTimer !== null) return;
    doubtTimer = setTimeout(() => {
      doubtTimer = null;
      void countDoubts();
    }, limits.doubtCountMs);
  }

  async function refresh(): Promise<void> {
    epoch += 1;
    countDoubtsSoon();
    await loadVisible();
  }

  return {
    filter: noFilter,
    sort: { key: 'path', descending: false },
    tree: emptyTree,
    total: null,
    doubtful: 0,
    error: null,
    selectedId: null,
    selectedRow: -1,
    setFilter(changes) {
      const { filter } = get();
      const isTyping = changes.nameContains !== undefined && changes.nameContains !== filter.nameContains;
      set({ filter: { ...filter, ...changes } });
      if (changes.folderId !== undefined) void countDoubts();
      clearTimeout(typingTimer);
      if (isTyping) typingTimer = setTimeout(() => void reload(), limits.filterDebounceMs);
      else void reload();
    },
    sortBy(key) {
      set({ sort: nextSort(get().sort, key) });
      void reload();
    },
    showRows(first, end) {
      visible = [first, end];
      void loadVisible();
    },
    select(row) {
      const { tree } = get();
      const at = Math.max(0, Math.min(row, rowCount(tree) - 1));
      set({ selectedRow: at, selectedId: rowAt(tree, at)?.file?.id ?? null });
    },
    toggle(row) {
      const { tree } = get();
      const found = rowAt(tree, row);
      // While only some files are wanted, what stands inside them is listed among them already.
      if (!found?.file || isNarrowed(get().filter)) return;
      if (tree.opened.has(found.file.id)) {
        askedIn.delete(`0 ${found.file.id}`);
        showTree(close(tree, found.file.id));
      } else {
        showTree(open(tree, found));
        void loadPage(found.file.id, 0);
      }
    },
    reload,
    refreshSoon,
    start() {
      visible = [0, 0];
      void reload();
      void countDoubts();
      // The counts are the same news in another form: whichever event is missed, the rows agree with the totals.
      let counts = '';
      const stops = [
        on('files.changed', ({ folderIds }) => {
          const { folderId } = get().filter;
          if (folderId === null || folderIds.includes(folderId)) refreshSoon();
        }),
        on('library.changed', (status) => {
          const now = [...Object.values(status.counts), ...Object.values(status.memberCounts)].join();
          if (now !== counts) refreshSoon();
          counts = now;
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
});
