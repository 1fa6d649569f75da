import { create } from 'zustand';
import type { Reason, SearchInsights } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { attempt } from './notice-store.ts';

/** What is remembered of the searches made here; fetched whenever it is shown. */
type InsightsState = {
  readonly insights: SearchInsights | null;
  readonly error: Reason | null;
  readonly refresh: () => Promise<void>;
  /** Forgets one search, or all of them. */
  readonly forget: (entryId?: string) => Promise<void>;
};

export const useInsights = create<InsightsState>()((set, get) => ({
  insights: null,
  error: null,
  async refresh() {
    try {
      set({ insights: await request('search.insights', {}), error: null });
    } catch (error) {
      set({ error: reasonOf(error) });
    }
  },
  async forget(entryId) {
    await attempt(() => request('search.forget', entryId === undefined ? {} : { entryId }));
    await get().refresh();
  },
}));
