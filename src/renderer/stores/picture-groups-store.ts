import { create } from 'zustand';
import type { PictureGroup, Reason } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { pictureLimits } from '../picture-limits.ts';
import { reasonOf } from '../reason-of.ts';

type PictureGroupsState = {
  /** Null until they have come. */
  readonly groups: readonly PictureGroup[] | null;
  readonly total: number;
  /** False while some pictures are still to be looked at. */
  readonly complete: boolean;
  readonly error: Reason | null;
  readonly load: (folderId: string | null) => Promise<void>;
  /** The next ones, when the last ones are seen. */
  readonly loadMore: () => Promise<void>;
};

/** Pictures that are there more than once. */
export const usePictureGroups = create<PictureGroupsState>()((set, get) => {
  let version = 0;
  let folder: string | null = null;
  let isLoading = false;

  const ask = (from: number) =>
    request('picture.duplicates', { from, limit: pictureLimits.groups, ...(folder ? { folderId: folder } : {}) });

  return {
    groups: null,
    total: 0,
    complete: true,
    error: null,
    async load(folderId) {
      version += 1;
      const mine = version;
      if (folderId !== folder) set({ groups: null });
      folder = folderId;
      isLoading = false;
      try {
        const { groups, total, complete } = await ask(0);
        if (mine === version) set({ groups, total, complete, error: null });
      } catch (error) {
        if (mine === version) set({ error: reasonOf(error) });
      }
    },
    async loadMore() {
      const { groups, total } = get();
      if (isLoading || groups === null || groups.length >= total) return;
      const mine = version;
      isLoading = true;
      try {
        const more = await ask(groups.length);
        if (mine !== version) return;
        const known = new Set(groups.map(({ id }) => id));
        const fresh = more.groups.filter(({ id }) => !known.has(id));
        // None came though some were promised: they went meanwhile, and asking on would never end.
        const all = [...groups, ...fresh];
        set({ groups: all, total: fresh.length === 0 ? all.length : more.total, complete: more.complete });
      } catch (error) {
        if (mine === version) set({ error: reasonOf(error) });
      } finally {
        if (mine === version) isLoading = false;
      }
    },
  };
});
