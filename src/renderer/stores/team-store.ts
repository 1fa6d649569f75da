import { create } from 'zustand';
import type { RequestInput } from '../../preload/contract/requests.ts';
import type { Reason } from '../../preload/contract/shapes.ts';
import type { PublishJob, TeamResults, TeamSettings } from '../../preload/contract/team-shapes.ts';
import { on, request } from '../api.ts';
import { createWish } from './wish.ts';

type TeamState = {
  /** Null until known. */
  readonly settings: TeamSettings | null;
  readonly job: PublishJob | null;
  readonly results: TeamResults | null;
  readonly searching: boolean;
  readonly problem: Reason | null;
  readonly change: (change: RequestInput<'team.set'>) => Promise<boolean>;
  readonly publish: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly search: (query: string) => Promise<void>;
  readonly start: () => () => void;
};

/** The team library as Settings has it: configured, published to, searched. */
export const useTeam = create<TeamState>()((set) => {
  const wish = createWish(set);
  return {
    settings: null,
    job: null,
    results: null,
    searching: false,
    problem: null,
    async change(change) {
      const settings = await wish(() => request('team.set', change));
      if (settings) set(settings.address === null ? { settings, results: null, job: null } : { settings });
      return settings !== null;
    },
    async publish() {
      const job = await wish(() => request('team.publish', {}));
      if (job) set({ job });
    },
    cancel: async () => void (await wish(() => request('team.cancel', {}))),
    async search(query) {
      set({ searching: true });
      const results = await wish(() => request('team.search', { query }));
      set({ searching: false, ...(results ? { results } : {}) });
    },
    start() {
      void wish(async () => set({ settings: await request('team.get', {}), job: await request('team.job', {}) }));
      return on('team.changed', (job) => set({ job }));
    },
  };
});
