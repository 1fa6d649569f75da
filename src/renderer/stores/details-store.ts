import { create } from 'zustand';
import type { FileDetails, FileSummary, Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { limits } from '../limits.ts';
import { reasonOf } from '../reason-of.ts';

type DetailsState = {
  /** The panel is shown. */
  readonly isOpen: boolean;
  readonly fileId: string | null;
  readonly details: FileDetails | null;
  /** The first of what stands inside it. */
  readonly members: readonly FileSummary[];
  readonly error: Reason | null;
  readonly show: (fileId: string) => void;
  readonly follow: (fileId: string | null) => void;
  readonly toggle: (fileId: string | null) => void;
  readonly close: () => void;
  readonly start: () => () => void;
};

/** Everything known about the selected file, asked for only while it can be seen. */
export const useDetails = create<DetailsState>()((set, get) => {
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function load(): Promise<void> {
    const { fileId, isOpen } = get();
    if (fileId === null || !isOpen) return;
    version += 1;
    const mine = version;
    try {
      const details = await request('file.details', { fileId });
      const members =
        details.file.members === 0
          ? []
          : (await request('file.list', { parentId: fileId, limit: limits.detailMembers })).files;
      if (mine === version) set({ details, members, error: null });
    } catch (error) {
      if (mine === version) set({ details: null, members: [], error: reasonOf(error) });
    }
  }

  function choose(fileId: string | null): void {
    if (fileId === get().fileId) return;
    version += 1;
    // What was shown stays until the new file's details come; the panel would flicker through every row otherwise.
    set({ fileId, error: null, ...(fileId === null ? { details: null, members: [] } : {}) });
    void load();
  }

  return {
    isOpen: false,
    fileId: null,
    details: null,
    members: [],
    error: null,
    show(fileId) {
      set({ isOpen: true });
      if (fileId === get().fileId) void load();
      else choose(fileId);
    },
    follow: choose,
    toggle(fileId) {
      if (get().isOpen) get().close();
      else if (fileId !== null) get().show(fileId);
    },
    close() {
      version += 1;
      set({ isOpen: false, details: null, members: [], error: null });
    },
    start() {
      const soon = () => {
        if (timer !== null || !get().isOpen) return;
        timer = setTimeout(() => {
          timer = null;
          void load();
        }, limits.filesRefreshMs);
      };
      return on('files.changed', soon);
    },
  };
});
