import { create } from 'zustand';
import type { UpdateStatus } from '../../preload/contract/network-shapes.ts';
import { on, request } from '../api.ts';
import { useNavigation } from './navigation-store.ts';
import { attempt } from './notice-store.ts';
import { useSettings } from './settings-store.ts';

type UpdateState = {
  /** Null: this build cannot look, or it is not known yet. */
  readonly status: UpdateStatus | null;
  readonly checking: boolean;
  /** The person asked, so a version that is current is told too. */
  readonly asked: boolean;
  readonly check: () => Promise<void>;
  /** Not told again of this version; what was asked for is put away. */
  readonly dismiss: () => Promise<void>;
  readonly openPage: () => Promise<void>;
  readonly start: () => () => void;
};

export const useUpdates = create<UpdateState>()((set, get) => ({
  status: null,
  checking: false,
  asked: false,
  async check() {
    if (!useSettings.getState().settings.checkUpdates) return useNavigation.getState().showSettings(true, 'privacy');
    set({ checking: true });
    const status = await attempt(() => request('update.check', {}));
    set({ checking: false, asked: true, ...(status ? { status } : {}) });
  },
  async dismiss() {
    set({ asked: false });
    if (get().status?.state !== 'newer') return;
    const status = await attempt(() => request('update.dismiss', {}));
    if (status) set({ status });
  },
  openPage: async () => void (await attempt(() => request('update.openPage', {}))),
  start() {
    const stops = [
      on('update.changed', (status) => set({ status })),
      on('view.open', ({ view }) => {
        if (view === 'updates') void get().check();
      }),
    ];
    void request('update.status', {}).then(
      (status) => set({ status }),
      () => undefined, // The engine says itself why it does not answer.
    );
    return () => {
      for (const stop of stops) stop();
    };
  },
}));
