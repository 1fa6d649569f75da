import { create } from 'zustand';
import type { KeptFile, Repair } from '../../preload/contract/safety-shapes.ts';
import { on, request } from '../api.ts';
import { attempt } from './notice-store.ts';

/** Milliseconds between looks while the library tells of changes: damage is rare, and nobody waits for it. */
const lookMs = 10_000;

type RepairsState = {
  /** What was repaired and not yet put away, oldest first. */
  readonly repairs: readonly Repair[];
  /** Databases that were set aside and not yet deleted. */
  readonly kept: readonly KeptFile[];
  readonly rebuilding: boolean;
  readonly refresh: () => Promise<void>;
  readonly dismiss: (repairId: string) => Promise<void>;
  readonly deleteKept: (name: string) => Promise<void>;
  /** Repairs what is damaged and makes the index anew. */
  readonly rebuild: () => Promise<void>;
  readonly start: () => () => void;
};

export const useRepairs = create<RepairsState>()((set, get) => ({
  repairs: [],
  kept: [],
  rebuilding: false,
  async refresh() {
    // A library that does not open says so itself.
    const repairs = await request('library.repairs', {}).catch(() => null);
    const kept = repairs && (await request('library.keptFiles', {}).catch(() => null));
    if (repairs) set({ repairs, kept: kept ?? [] });
  },
  async dismiss(repairId) {
    await attempt(() => request('library.dismissRepair', { repairId }));
    await get().refresh();
  },
  async deleteKept(name) {
    await attempt(() => request('library.deleteKept', { name }));
    await get().refresh();
  },
  async rebuild() {
    if (get().rebuilding) return;
    set({ rebuilding: true });
    await attempt(() => request('library.rebuild', {}));
    set({ rebuilding: false });
    await get().refresh();
  },
  start() {
    let looked = Date.now();
    const stops = [
      on('library.changed', () => {
        if (Date.now() - looked < lookMs) return;
        looked = Date.now();
        void get().refresh();
      }),
      on('processes.changed', (processes) => {
        if (processes.some((each) => each.name === 'engine' && each.state === 'running')) void get().refresh();
      }),
    ];
    void get().refresh();
    return () => {
      for (const stop of stops) stop();
    };
  },
}));
