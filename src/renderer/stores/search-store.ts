import { create } from 'zustand';
import type { Reason, SearchResults } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { limits } from '../limits.ts';
import { reasonOf } from '../reason-of.ts';

type SearchState = {
  readonly query: string;
  readonly folderId: string | null;
  readonly kinds: readonly string[];
  readonly results: SearchResults | null;
  readonly loading: boolean;
  readonly error: Reason | null;
  /** Index of the hit the arrow keys stand on. */
  readonly selected: number;
  readonly setQuery: (query: string) => void;
  readonly setFolder: (folderId: string | null) => void;
  /** Looks in these kinds too, or no longer when it did in all of them. */
  readonly toggleKinds: (kinds: readonly string[]) => void;
  readonly select: (index: number) => void;
  readonly runNow: () => Promise<void>;
};

export const useSearch = create<SearchState>()((set, get) => {
  /** Only the reply to the newest question may be shown. */
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function runNow(): Promise<void> {
    clearTimeout(timer);
    version += 1;
    const mine = version;
    const { query, folderId, kinds } = get();
    if (query.trim() === '') {
      set({ results: null, loading: false, error: null, selected: 0 });
      return;
    }
    set({ loading: true });
    try {
      const results = await request('search.run', {
        query,
        k: limits.searchHits,
        ...(folderId ? { folderId } : {}),
        ...(kinds.length > 0 ? { kinds: [...kinds] } : {}),
      });
      if (mine === version) set({ results, loading: false, error: null, selected: 0 });
    } catch (error) {
      if (mine === version) set({ results: null, loading: false, error: reasonOf(error) });
    }
  }

  return {
    query: '',
    folderId: null,
    kinds: [],
    results: null,
    loading: false,
    error: null,
    selected: 0,
    setQuery(query) {
      set({ query, loading: query.trim() !== '' });
      clearTimeout(timer);
      timer = setTimeout(() => void runNow(), limits.searchDebounceMs);
    },
    setFolder(folderId) {
      set({ folderId });
      void runNow();
    },
    toggleKinds(wanted) {
      const { kinds } = get();
      const rest = kinds.filter((kind) => !wanted.includes(kind));
      const isOn = wanted.every((kind) => kinds.includes(kind));
      set({ kinds: isOn ? rest : [...rest, ...wanted] });
      void runNow();
    },
    select(index) {
      const last = (get().results?.hits.length ?? 0) - 1;
      set({ selected: Math.max(0, Math.min(index, last)) });
    },
    runNow,
  };
});
