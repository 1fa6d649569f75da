import { create } from 'zustand';
import type { LibraryStatus, Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { attempt } from './notice-store.ts';

type LibraryState = {
  /** Null until the first snapshot has come. */
  readonly status: LibraryStatus | null;
  readonly error: Reason | null;
  readonly refresh: () => Promise<void>;
  readonly chooseFolder: () => Promise<void>;
  readonly addFolder: (path: string) => Promise<void>;
  readonly addSamples: () => Promise<void>;
  readonly removeFolder: (folderId: string) => Promise<void>;
  readonly rescanFolder: (folderId: string) => Promise<void>;
  readonly confirmDeletions: (folderId: string, gone: boolean) => Promise<void>;
  readonly removeKept: (folderId: string) => Promise<void>;
  readonly exclude: (folderId: string, pattern: string) => Promise<void>;
  readonly include: (folderId: string, exclusionId: string) => Promise<void>;
  readonly pause: () => Promise<void>;
  /** Goes on with reading; `now` also on battery, in low power mode and when it is warm. */
  readonly resume: (now: boolean) => Promise<void>;
  readonly start: () => () => void;
};

export const useLibrary = create<LibraryState>()((set, get) => ({
  status: null,
  error: null,

  async refresh() {
    try {
      set({ status: await request('library.status', {}), error: null });
    } catch (error) {
      set({ error: reasonOf(error) });
    }
  },
  async chooseFolder() {
    const folder = await attempt(() => request('folder.choose', {}));
    if (folder) await get().refresh();
  },
  async addFolder(path) {
    const folder = await attempt(() => request('folder.add', { path }), path);
    if (folder) await get().refresh();
  },
  async addSamples() {
    const folder = await attempt(() => request('folder.addSamples', {}));
    if (folder) await get().refresh();
  },
  async removeFolder(folderId) {
    await attempt(() => request('folder.remove', { folderId }));
    await get().refresh();
  },
  async rescanFolder(folderId) {
    await attempt(() => request('folder.rescan', { folderId }));
  },
  async confirmDeletions(folderId, gone) {
    await attempt(() => request('folder.confirmDeletions', { folderId, gone }));
    await get().refresh();
  },
  async removeKept(folderId) {
    await attempt(() => request('folder.removeKept', { folderId }));
    await get().refresh();
  },
  async exclude(folderId, pattern) {
    await attempt(() => request('folder.exclude', { folderId, pattern }), pattern);
    await get().refresh();
  },
  async include(folderId, exclusionId) {
    await attempt(() => request('folder.include', { folderId, exclusionId }));
    await get().refresh();
  },
  async pause() {
    await attempt(() => request('reading.pause', {}));
    await get().refresh();
  },
  async resume(now) {
    await attempt(() => request('reading.resume', { now }));
    await get().refresh();
  },

  start() {
    const stops = [
      on('library.changed', (status) => set({ status, error: null })),
      // A restarted engine may have missed telling us something: ask again once it runs.
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
