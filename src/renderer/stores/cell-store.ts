import { create } from 'zustand';
import type { ExtractionCellDetail, ListItem, Reason } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { type OpenDocument, useDocument } from './document-store.ts';
import { useGrid } from './grid-store.ts';
import { attempt } from './notice-store.ts';
import { tableLimits } from './table-limits.ts';

/** A cell, and what is needed to open its document when the value stands nowhere in it. */
export type CellAddress = {
  readonly runId: string;
  readonly fileId: string;
  readonly field: string;
  readonly documentId: string | null;
  readonly name: string;
};

/** As a person writes it; null: there is none in this document. */
export type Correction = string | readonly string[] | null;

type CellState = {
  readonly address: CellAddress | null;
  /** Null until it has come; the panel then shows what the grid knows. */
  readonly detail: ExtractionCellDetail | null;
  /** Items of a long list beyond those of the detail. */
  readonly items: readonly ListItem[];
  readonly error: Reason | null;
  /** Why the last correction was not taken. */
  readonly refused: Reason | null;
  /** Soon: the keys may be on their way elsewhere. With `open`, its page is shown at once. */
  readonly look: (address: CellAddress | null, open?: boolean) => void;
  readonly moreItems: () => Promise<void>;
  /** True when it was taken. */
  readonly correct: (address: CellAddress, value: Correction) => Promise<boolean>;
  readonly choose: (alternative: number) => Promise<void>;
  readonly uncorrect: (address: CellAddress) => Promise<void>;
  readonly lock: (address: CellAddress, locked: boolean) => Promise<void>;
};

const sameCell = (a: CellAddress | null, b: CellAddress | null): boolean =>
  a !== null && b !== null && a.runId === b.runId && a.fileId === b.fileId && a.field === b.field;

const keyOf = ({ runId, fileId, field }: CellAddress) => ({ runId, fileId, field });

/** What the document pane opens for a cell: the cited place, else the document from its beginning. */
export function documentOf(address: CellAddress, citation: ListItem['citation']): OpenDocument | null {
  if (citation) return { ...citation, span: { start: citation.start, end: citation.end } };
  if (address.documentId === null) return null;
  return { documentId: address.documentId, fileId: address.fileId, title: address.name, span: null };
}

export const useCell = create<CellState>()((set, get) => {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(address: CellAddress, citation: ListItem['citation']): void {
    const what = documentOf(address, citation);
    if (what) void useDocument.getState().open(what);
  }

  async function load(address: CellAddress, open: boolean): Promise<void> {
    try {
      const detail = await request('extraction.cell', keyOf(address));
      if (!sameCell(get().address, address)) return;
      set({ detail, items: [], error: null });
      // The pane follows once it is there; only a click or Enter opens it.
      if (open || useDocument.getState().documentId !== null) show(address, detail.citation);
    } catch (error) {
      if (!sameCell(get().address, address)) return;
      set({ error: reasonOf(error) });
      if (open) show(address, null);
    }
  }

  /** What came of a change: in the grid at once, in the panel when it is still this cell's. */
  function put(address: CellAddress, detail: ExtractionCellDetail | null): boolean {
    if (!detail) return false;
    useGrid.getState().putCell(address.fileId, detail);
    if (sameCell(get().address, address)) {
      set({ detail, items: [], error: null, refused: null });
      if (useDocument.getState().documentId !== null) show(address, detail.citation);
    }
    return true;
  }

  return {
    address: null,
    detail: null,
    items: [],
    error: null,
    refused: null,
    look(address, open = false) {
      clearTimeout(timer);
      if (!sameCell(get().address, address)) set({ address, detail: null, items: [], error: null, refused: null });
      if (!address) return;
      if (open) void load(address, true);
      else timer = setTimeout(() => void load(address, false), tableLimits.lookMs);
    },
    async moreItems() {
      const { address, items, detail } = get();
      if (!address || !detail) return;
      const from = detail.list.length + items.length;
      const page = await attempt(() =>
        request('extraction.items', { ...keyOf(address), from, limit: tableLimits.panelItems }),
      );
      if (page && sameCell(get().address, address)) set({ items: [...get().items, ...page.items] });
    },
    async correct(address, value) {
      try {
        const text = typeof value === 'string' || value === null ? value : [...value];
        return put(address, await request('extraction.correct', { ...keyOf(address), value: text }));
      } catch (error) {
        set({ refused: reasonOf(error) });
        return false;
      }
    },
    async choose(alternative) {
      const { address } = get();
      if (!address) return;
      put(address, await attempt(() => request('extraction.correct', { ...keyOf(address), alternative })));
    },
    async uncorrect(address) {
      put(address, await attempt(() => request('extraction.uncorrect', keyOf(address))));
    },
    async lock(address, locked) {
      put(address, await attempt(() => request('extraction.lock', { ...keyOf(address), locked })));
    },
  };
});
