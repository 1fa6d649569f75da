import { create } from 'zustand';
import type { SavedSearch } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { attempt } from './notice-store.ts';
import type { SearchScope } from './search-store.ts';

type SavedSearchesState = {
  readonly saved: readonly SavedSearch[];
  readonly refresh: () => Promise<void>;
  /** Saves a search under a name; false when that did not work. */
  readonly save: (name: string, query: string, scope: SearchScope) => Promise<boolean>;
  readonly unsave: (savedId: string) => Promise<void>;
};

export const useSavedSearches = create<SavedSearchesState>()((set, get) => ({
  saved: [],
  async refresh() {
    const saved = await attempt(() => request('search.saved', {}));
    if (saved) set({ saved });
  },
  async save(name, query, { folderId, kinds }) {
    const input = { name, query, kinds: [...kinds], ...(folderId ? { folderId } : {}) };
    const added = await attempt(() => request('search.save', input), name);
    await get().refresh();
    return added !== null;
  },
  async unsave(savedId) {
    await attempt(() => request('search.unsave', { savedId }));
    await get().refresh();
  },
}));

/** The saved search that is this very question, if there is one. */
export function savedAs(saved: readonly SavedSearch[], query: string, scope: SearchScope): SavedSearch | null {
  const isSame = (each: SavedSearch) =>
    each.query.trim() === query.trim() && each.folderId === scope.folderId && each.kinds.join() === scope.kinds.join();
  return saved.find(isSame) ?? null;
}
