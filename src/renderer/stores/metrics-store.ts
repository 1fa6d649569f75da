import { create } from 'zustand';
import type { MetricsOverview } from '../../preload/contract/metrics-shapes.ts';
import { request } from '../api.ts';
import { attempt } from './notice-store.ts';

type MetricsState = {
  /** Null before the first look. */
  readonly overview: MetricsOverview | null;
  readonly refresh: () => Promise<void>;
  readonly keep: (on: boolean) => Promise<void>;
  readonly erase: () => Promise<void>;
  /** Looks now and again for what became slow; returns the function that stops it. */
  readonly start: () => () => void;
};

/** Milliseconds between two looks: what changes over days needs no hurry. */
const lookMs = 30 * 60 * 1000;

export const useMetrics = create<MetricsState>()((set, get) => {
  const take = async (ask: () => Promise<MetricsOverview>) => {
    const overview = await attempt(ask);
    if (overview) set({ overview });
  };
  return {
    overview: null,
    refresh: () => take(() => request('metrics.get', {})),
    keep: (on) => take(() => request('metrics.keep', { on })),
    erase: () => take(() => request('metrics.erase', {})),
    start() {
      void get().refresh();
      const timer = setInterval(() => void get().refresh(), lookMs);
      return () => clearInterval(timer);
    },
  };
});
