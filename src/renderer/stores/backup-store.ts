import { create } from 'zustand';
import type { BackupJob, FolderSuggestion, SetAsideLibrary } from '../../preload/contract/backup-shapes.ts';
import type { Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { createWish } from './wish.ts';

type BackupState = {
  /** What is under way, or was last; null when there was nothing. */
  readonly job: BackupJob | null;
  readonly setAside: readonly SetAsideLibrary[];
  /** Places for folders that are not there, by folder. */
  readonly suggestions: Readonly<Record<string, readonly FolderSuggestion[]>>;
  /** A file that needs its passphrase, chosen already. */
  readonly sealedFile: string | null;
  /** What is done with a chosen file: another library put in place, or brought in. */
  readonly way: 'restore' | 'merge';
  readonly problem: Reason | null;
  /** Putting a library in place: everything on screen is loaded anew. */
  readonly applying: boolean;
  /** `passphrase` null: not encrypted. */
  readonly backUp: (passphrase: string | null) => Promise<boolean>;
  readonly choose: (way: BackupState['way']) => Promise<void>;
  readonly restore: (path: string, passphrase?: string) => Promise<boolean>;
  readonly closeSealed: () => void;
  readonly apply: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly goBack: (name: string) => Promise<void>;
  readonly suggest: (folderId: string) => Promise<void>;
  /** `path` null: the system asks. */
  readonly relink: (folderId: string, path: string | null) => Promise<void>;
  readonly start: () => () => void;
};

export const useBackup = create<BackupState>()((set, get) => {
  const wish = createWish(set);
  const refresh = () =>
    wish(async () => set({ job: await request('backup.job', {}), setAside: await request('backup.setAside', {}) }));
  async function exchange(work: () => Promise<unknown>): Promise<void> {
    set({ applying: true });
    await wish(work);
    set({ applying: false });
    await refresh();
  }

  return {
    job: null,
    setAside: [],
    suggestions: {},
    sealedFile: null,
    way: 'restore',
    problem: null,
    applying: false,
    async backUp(passphrase) {
      const job = await wish(async () => {
        const path = await request('backup.chooseTarget', {});
        if (path === null) return null;
        // The system's dialog has asked before it gave a name that is taken.
        return request('backup.start', { path, replace: true, ...(passphrase === null ? {} : { passphrase }) });
      });
      if (job) set({ job });
      return job !== null;
    },
    async choose(way) {
      set({ way });
      const path = await wish(() => request('backup.chooseFile', {}));
      if (path) await get().restore(path);
    },
    async restore(path, passphrase) {
      const asked = { path, ...(passphrase === undefined ? {} : { passphrase }) };
      set({ problem: null });
      try {
        await request('backup.inspect', asked);
        set({ job: await request(`backup.${get().way}`, asked), sealedFile: null });
        return true;
      } catch (error) {
        const problem = reasonOf(error);
        // It is asked for, and no mistake yet.
        if (problem.code === 'backup-passphrase' && passphrase === undefined) set({ sealedFile: path });
        else set({ problem });
        return false;
      }
    },
    closeSealed: () => set({ sealedFile: null, problem: null }),
    apply: () => exchange(() => request('backup.apply', {})),
    async cancel() {
      await wish(() => request('backup.cancel', {}));
      await refresh();
    },
    goBack: (name) => exchange(() => request('backup.goBack', { name })),
    async suggest(folderId) {
      const found = await request('folder.suggest', { folderId }).catch(() => []);
      set({ suggestions: { ...get().suggestions, [folderId]: found } });
    },
    async relink(folderId, path) {
      await wish(() =>
        path === null ? request('folder.chooseRelink', { folderId }) : request('folder.relink', { folderId, path }),
      );
    },
    start() {
      void refresh();
      return on('backup.changed', (job) => set({ job }));
    },
  };
});
