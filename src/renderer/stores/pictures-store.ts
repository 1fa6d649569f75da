import { create } from 'zustand';
import type { PictureSection, PictureStatus, Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { pictureLimits } from '../picture-limits.ts';
import { reasonOf } from '../reason-of.ts';
import { attempt } from './notice-store.ts';
import { keepKnown, type PictureRows, pagesOf, withPage } from './picture-rows.ts';

export type GalleryOrder = 'date' | 'folder' | 'document';
export type PictureFilter = {
  readonly folderId: string | null;
  readonly documentId: string | null;
  readonly which: 'all' | 'files' | 'inside';
};

export const everyPicture: PictureFilter = { folderId: null, documentId: null, which: 'all' };

type PicturesState = {
  /** Null until the first snapshot has come. */
  readonly status: PictureStatus | null;
  readonly order: GalleryOrder;
  readonly filter: PictureFilter;
  /** Null until they have come; of the former list until the new one has. */
  readonly sections: readonly PictureSection[] | null;
  readonly rows: PictureRows;
  readonly error: Reason | null;
  readonly setOrder: (order: GalleryOrder) => void;
  readonly setFilter: (change: Partial<PictureFilter>) => void;
  /** Asks for the rows that are seen and not there. */
  readonly see: (first: number, end: number) => void;
  readonly refresh: () => Promise<void>;
  /** Asks for the folder of a picture model, and uses it. */
  readonly chooseModel: () => Promise<void>;
  readonly dropModel: () => Promise<void>;
  readonly start: () => () => void;
};

/** Every picture of the library in one list with headings; rows are asked for when they are seen. */
export const usePictures = create<PicturesState>()((set, get) => {
  let version = 0;
  let timer: { readonly handle: ReturnType<typeof setTimeout>; readonly due: number } | null = null;
  let seen: readonly [number, number] = [0, 0];
  const asked = new Set<number>();

  function chosen() {
    const { folderId, documentId, which } = get().filter;
    return { which, ...(folderId ? { folderId } : {}), ...(documentId ? { documentId } : {}) };
  }

  async function loadPage(page: number): Promise<void> {
    const mine = version;
    asked.add(page);
    try {
      const { pictures } = await request('picture.list', {
        ...chosen(),
        order: get().order,
        from: page * pictureLimits.page,
        limit: pictureLimits.page,
      });
      if (mine === version) set({ rows: withPage(get().rows, page, pictures), error: null });
    } catch (error) {
      if (mine === version) set({ error: reasonOf(error) });
    } finally {
      if (mine === version) {
        asked.delete(page);
        // What was seen last is wanted first: places that were scrolled past are not asked for.
        if (get().error === null) loadSeen();
      }
    }
  }

  function loadSeen(): void {
    for (const page of pagesOf(...seen)) {
      if (asked.size >= pictureLimits.pagesAtOnce) return;
      if (!get().rows.has(page) && !asked.has(page)) void loadPage(page);
    }
  }

  /** Replaces sections and the visible rows in one step, so that nothing flickers. */
  async function load(): Promise<void> {
    version += 1;
    const mine = version;
    asked.clear();
    const { order } = get();
    try {
      const wanted = pagesOf(...seen).slice(0, pictureLimits.pagesAtOnce);
      const pages = wanted.length === 0 ? [0] : wanted;
      const [sections, ...lists] = await Promise.all([
        request('picture.sections', { ...chosen(), order }),
        ...pages.map((page) =>
          request('picture.list', {
            ...chosen(),
            order,
            from: page * pictureLimits.page,
            limit: pictureLimits.page,
          }),
        ),
      ]);
      if (mine !== version) return;
      const before = get().rows;
      let rows: PictureRows = new Map();
      for (const [index, page] of pages.entries()) {
        rows = withPage(rows, page, keepKnown(before, page, lists[index]?.pictures ?? []));
      }
      set({ sections, rows, error: null });
      loadSeen();
    } catch (error) {
      if (mine === version) set({ error: reasonOf(error) });
    }
  }

  function loadSoon(wait: number): void {
    // Before anybody looks at pictures nothing is asked for.
    if (get().sections === null && get().error === null) return;
    const due = Date.now() + wait;
    if (timer !== null && timer.due <= due) return;
    if (timer !== null) clearTimeout(timer.handle);
    const handle = setTimeout(() => {
      timer = null;
      void load();
    }, wait);
    timer = { handle, due };
  }

  function begin(change: Partial<Pick<PicturesState, 'order' | 'filter'>>): void {
    seen = [0, 0];
    set({ ...change, sections: null, rows: new Map(), error: null });
    void load();
  }

  return {
    status: null,
    order: 'date',
    filter: everyPicture,
    sections: null,
    rows: new Map(),
    error: null,
    setOrder(order) {
      if (order !== get().order) begin({ order });
    },
    setFilter: (change) => begin({ filter: { ...get().filter, ...change } }),
    see(first, end) {
      seen = [first, end];
      loadSeen();
    },
    refresh: load,
    async chooseModel() {
      const status = await attempt(() => request('model.choosePictureModel', {}));
      if (status) set({ status });
    },
    async dropModel() {
      const status = await attempt(() => request('picture.dropModel', {}));
      if (status) set({ status });
    },
    start() {
      const take = (status: PictureStatus) => {
        const before = get().status;
        set({ status });
        const isMore =
          before === null ||
          before.total !== status.total ||
          before.ready !== status.ready ||
          before.failed !== status.failed;
        // One that was edited, renamed or read changes no number.
        if (isMore) loadSoon(pictureLimits.refreshMs);
        else if (before.revision !== status.revision) loadSoon(pictureLimits.changedMs);
      };
      const ask = () => request('picture.status', {}).then(take, () => undefined);
      const stops = [
        on('pictures.changed', take),
        on('processes.changed', (processes) => {
          if (processes.some(({ name, state }) => name === 'engine' && state === 'running')) void ask();
        }),
      ];
      void ask();
      return () => {
        for (const stop of stops) stop();
        if (timer !== null) clearTimeout(timer.handle);
        timer = null;
      };
    },
  };
});
