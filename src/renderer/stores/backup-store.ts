import { create } from 'zustand';
import type { BackupJob, FolderSuggestion, SetAsideLibrary } from '../../preload/contract/backup-shapes.ts';
import type { Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';

type BackupState = {
  /** What is under way, or was last; null when there was nothing. */
  readonly job: BackupJob | null;
  readonly setAside: readonly SetAsideLibrary[];
  /** Places for folders that are not there, by folder. */
  readonly suggestions: Readonly<Record<string, readonly FolderSuggestion[]>>;
  /** A file that needs its passphrase, chosen already. */
  readonly sealedFile: string | null;
  readonly problem: Reason | null;
  /** Putting a library in place: everything on screen is loaded anew. */
  readonly applying: boolean;
  /** `passphrase` null: not encrypted. */
  readonly backUp: (passphrase: string | null) => Promise<boolean>;
  readonly chooseRestore: () => Promise<void>;
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
  async function wish<Result>(work: () => Promise<Result>): Promise<Result | null> {
    set({ problem: null });
    try {
      return await work();
    } catch (error) {
      const problem = reasonOf(error);
      if (problem.code !== 'cancelled') set({ problem });
      return null;
    }
  }
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
    problem: null,
    applying: false,
    async backUp(passphrase) {
      const job = await wish(async () => {
        const path = await request('backup.chooseTarget', {});
        return path === null ? null : request('backup.start', { path, ...(passphrase === null ? {} : { passphrase }) });
      });
      if (job) set({ job });
      return job !== null;
    },
    async chooseRestore() {
      const path = await wish(() => request('backup.chooseFile', {}));
      if (path) await get().restore(path);
    },
    async restore(path, passphrase) {
      const asked = { path, ...(passphrase === undefined ? {} : { passphrase }) };
      set({ problem: null });
      try {
        await request('backup.inspect', asked);
        set({ job: await request('backup.restore', asked), sealedFile: null });
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
