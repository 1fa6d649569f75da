import { create } from 'zustand';
import type { BenchRecord, DoctorLine } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { attempt } from './notice-store.ts';

type HealthState = {
  /** Null before the first look. */
  readonly lines: readonly DoctorLine[] | null;
  /** Oldest first. */
  readonly records: readonly BenchRecord[];
  readonly busy: 'doctor' | 'bench' | null;
  readonly look: () => Promise<void>;
  readonly measure: () => Promise<void>;
  readonly refresh: () => Promise<void>;
};

export const useHealth = create<HealthState>()((set, get) => ({
  lines: null,
  records: [],
  busy: null,
  async look() {
    if (get().busy) return;
    set({ busy: 'doctor' });
    const lines = await attempt(() => request('doctor.run', {}));
    set({ busy: null, ...(lines ? { lines } : {}) });
  },
  async measure() {
    if (get().busy) return;
    set({ busy: 'bench' });
    const record = await attempt(() => request('bench.run', {}));
    set({ busy: null });
    if (record) await get().refresh();
  },
  async refresh() {
    const records = await attempt(() => request('bench.history', {}));
    if (records) set({ records });
  },
}));
