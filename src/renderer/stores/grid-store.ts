import { create } from 'zustand';
import type { ExtractionCell, ExtractionRow, FieldTotal, Reason, RowFilter } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { clampPlace, type GridPlace } from './grid-selection.ts';
import { attempt } from './notice-store.ts';
import { findRow, pageOf, type RowPages, rowIn, withCell, withRowPage, withRows } from './row-pages.ts';
import { nextSort, plainQuery, type RowQuery, type RowSort, rowRequest } from './row-query.ts';
import { restAfter, tableLimits } from './table-limits.ts';

/** The cell that is being written in; it stays with its file while rows move. */
export type CellEdit = { readonly fileId: string; readonly field: string; readonly text: string };

type GridState = {
  readonly runId: string | null;
  readonly query: RowQuery;
  readonly pages: RowPages;
  /** Rows that pass the filter; null until the first page has come. */
  readonly total: number | null;
  readonly totals: readonly FieldTotal[];
  readonly counts: Readonly<Record<RowFilter, number>> | null;
  readonly error: Reason | null;
  /** The chosen cell, and its file as soon as that is known. */
  readonly at: GridPlace;
  readonly atFile: string | null;
  /** The other corner of what is chosen. */
  readonly anchor: GridPlace;
  readonly editing: CellEdit | null;
  /** CSS pixels by column, where a person changed them. */
  readonly widths: ReadonlyMap<string, number>;
  readonly open: (runId: string) => void;
  readonly setQuery: (changes: Partial<RowQuery>) => void;
  readonly sortBy: (sort: RowSort) => void;
  readonly showRows: (first: number, end: number) => void;
  readonly select: (place: GridPlace, columns: number, extend?: boolean) => void;
  readonly edit: (edit: CellEdit | null) => void;
  readonly setWidth: (key: string, width: number) => void;
  readonly putCell: (fileId: string, cell: ExtractionCell) => void;
  readonly rerun: (fileIds: readonly string[]) => Promise<void>;
  readonly refreshSoon: () => void;
  readonly start: () => () => void;
};

/** The row and field that are chosen, as far as they are known. */
export function chosenRow({ pages, at }: Pick<GridState, 'pages' | 'at'>): ExtractionRow | null {
  return rowIn(pages, at.row);
}

const origin: GridPlace = { row: 0, column: 0 };

export const useGrid = create<GridState>()((set, get) => {
  /** Grows with every change of run, filter or order; replies to an older one are dropped. */
  let version = 0;
  /** Grows with every news; pages asked for before it are asked for again when they are seen. */
  let epoch = 0;
  const askedIn = new Map<number, number>();
  let running = 0;
  let visible: readonly [number, number] = [0, 0];
  let typing: ReturnType<typeof setTimeout> | undefined;
  let refreshing: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  /** Milliseconds before the next refresh: a long table is added up anew for each, by the process that also fills it. */
  let refreshPause: number = tableLimits.rowsRefreshMs;

  async function loadPage(page: number, anew = false): Promise<void> {
    const { runId, query } = get();
    if (runId === null) return;
    const [mine, asked] = [version, epoch];
    askedIn.set(page, asked);
    try {
      const reply = await request('extraction.rows', rowRequest(runId, query, page * tableLimits.rowPage));
      if (mine !== version || asked < (askedIn.get(page) ?? 0)) return;
      const pages = withRowPage(anew ? new Map() : get().pages, page, reply.rows);
      set({ pages, total: reply.total, totals: reply.totals, counts: reply.counts, error: null });
      follow();
    } catch (error) {
      if (mine === version) set({ error: reasonOf(error) });
    }
  }

  /** The choice stays on its file when rows came before it. */
  function follow(): void {
    const { pages, at, anchor, atFile, total } = get();
    const moved = atFile === null ? null : findRow(pages, atFile);
    const row = Math.max(0, Math.min(moved ?? at.row, (total ?? 1) - 1));
    const isOne = anchor.row === at.row && anchor.column === at.column;
    const place = { row, column: at.column };
    if (row !== at.row) set({ at: place, anchor: isOne ? place : anchor });
    set({ atFile: rowIn(pages, row)?.fileId ?? null });
  }

  async function loadVisible(): Promise<void> {
    // Without a table nothing could ever be marked as asked for.
    if (get().runId === null) return;
    const [first, end] = visible;
    const wanted: number[] = [];
    for (let page = pageOf(first); page <= pageOf(Math.max(first, end - 1)); page += 1) {
      if (askedIn.get(page) !== epoch) wanted.push(page);
    }
    const next = wanted.slice(0, Math.max(0, tableLimits.rowPagesAtOnce - running));
    await Promise.all(
      next.map(async (page) => {
        running += 1;
        await loadPage(page);
        running -= 1;
        await loadVisible();
      }),
    );
  }

  /** Other rows: the old ones stay until the first new ones replace them in one step. */
  async function reload(): Promise<void> {
    version += 1;
    askedIn.clear();
    await loadPage(pageOf(get().at.row), true);
    await loadVisible();
  }

  function refreshSoon(): void {
    if (get().runId === null) return;
    if (refreshing !== null) {
      again = true;
      return;
    }
    refreshing = setTimeout(() => {
      again = false;
      epoch += 1;
      const asked = performance.now();
      void loadVisible().finally(() => {
        refreshing = null;
        refreshPause = restAfter(performance.now() - asked, tableLimits.rowsRefreshMs);
        if (again) refreshSoon();
      });
    }, refreshPause);
  }

  return {
    runId: null,
    query: plainQuery,
    pages: new Map(),
    total: null,
    totals: [],
    counts: null,
    error: null,
    at: origin,
    atFile: null,
    anchor: origin,
    editing: null,
    widths: new Map(),
    open(runId) {
      if (get().runId === runId) return refreshSoon();
      visible = [0, 0];
      refreshPause = tableLimits.rowsRefreshMs;
      set({ runId, query: plainQuery, pages: new Map(), total: null, totals: [], counts: null, error: null });
      set({ at: origin, anchor: origin, atFile: null, editing: null, widths: new Map() });
      void reload();
    },
    setQuery(changes) {
      const isTyping = changes.contains !== undefined || changes.where !== undefined;
      const start = { row: 0, column: get().at.column };
      set({ query: { ...get().query, ...changes }, at: start, anchor: start, atFile: null, editing: null });
      clearTimeout(typing);
      if (isTyping) typing = setTimeout(() => void reload(), tableLimits.filterMs);
      else void reload();
    },
    sortBy: (sort) => get().setQuery(nextSort(get().query, sort)),
    showRows(first, end) {
      visible = [first, end];
      void loadVisible();
    },
    select(place, columns, extend = false) {
      const { pages, total, anchor } = get();
      const at = clampPlace(place, { rows: total ?? 0, columns });
      set({ at, anchor: extend ? anchor : at, atFile: rowIn(pages, at.row)?.fileId ?? null });
    },
    edit: (editing) => set({ editing }),
    setWidth(key, width) {
      const { least, most } = tableLimits.columnWidth;
      set({ widths: new Map(get().widths).set(key, Math.round(Math.max(least, Math.min(most, width)))) });
    },
    putCell(fileId, cell) {
      set({ pages: withCell(get().pages, fileId, cell) });
      refreshSoon();
    },
    async rerun(fileIds) {
      const { runId } = get();
      if (runId === null || fileIds.length === 0) return;
      const rows = await attempt(() => request('extraction.rerun', { runId, fileIds: [...fileIds] }));
      if (rows && get().runId === runId) set({ pages: withRows(get().pages, rows) });
      refreshSoon();
    },
    refreshSoon,
    start() {
      const stops = [
        on('extraction.changed', ({ runId }) => {
          if (runId === get().runId) refreshSoon();
        }),
        on('batch.changed', ({ id, state }) => {
          if (id === get().runId && state !== 'running') refreshSoon();
        }),
        on('batch.removed', ({ runId }) => {
          if (runId === get().runId) set({ runId: null, pages: new Map(), total: null });
        }),
        on('processes.changed', (processes) => {
          if (processes.some(({ name, state }) => name === 'engine' && state === 'running')) refreshSoon();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
});
