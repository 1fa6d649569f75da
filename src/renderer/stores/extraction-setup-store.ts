import { create } from 'zustand';
import type { ExtractionEstimate, ExtractionMode, ExtractionRun, Reason } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { useExtractions } from './extractions-store.ts';
import { tableLimits as limits } from './table-limits.ts';

/** A file a person chose by itself. */
export type ChosenFile = { readonly id: string; readonly name: string; readonly path: string };

type SetupState = {
  readonly templateId: string | null;
  /** Empty with no files either: all of the library. */
  readonly folderIds: readonly string[];
  readonly files: readonly ChosenFile[];
  /** A folder inside the one chosen folder, as `reports/2024`; '' for all of it. */
  readonly below: string;
  readonly mode: ExtractionMode;
  readonly append: boolean;
  readonly title: string;
  readonly estimate: ExtractionEstimate | null;
  readonly error: Reason | null;
  /** An estimate or a start is under way. */
  readonly busy: boolean;
  /** Another template; what was chosen of files and mode stays. */
  readonly setTemplate: (templateId: string) => void;
  readonly change: (
    changes: Partial<Pick<SetupState, 'folderIds' | 'files' | 'below' | 'mode' | 'append' | 'title'>>,
  ) => void;
  readonly estimateSoon: () => void;
  readonly begin: (title: string) => Promise<ExtractionRun | null>;
};

/** `/reports\\2024/` → `reports/2024/`: what paths in it begin with. */
function tidyFolder(typed: string): string {
  const names = typed.split(/[\\/]/).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  return names.length === 0 ? '' : `${names.join('/')}/`;
}

export const useExtractionSetup = create<SetupState>()((set, get) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows with every change; an estimate of older choices is dropped. */
  let version = 0;

  function scope() {
    const { templateId, folderIds, files, below, mode } = get();
    // Single files are named themselves, and a place inside of two folders would be one of each.
    const inside = folderIds.length === 1 && files.length === 0 ? tidyFolder(below) : '';
    return templateId === null
      ? null
      : { templateId, folderIds: [...folderIds], fileIds: files.map(({ id }) => id), below: inside, mode };
  }

  async function estimate(): Promise<void> {
    const asked = scope();
    if (!asked) return;
    const mine = version;
    try {
      const found = await request('extraction.estimate', asked);
      if (mine === version) set({ estimate: found, error: null, busy: false });
    } catch (error) {
      if (mine === version) set({ estimate: null, error: reasonOf(error), busy: false });
    }
  }

  return {
    templateId: null,
    folderIds: [],
    files: [],
    below: '',
    mode: 'auto',
    append: false,
    title: '',
    estimate: null,
    error: null,
    busy: false,
    setTemplate(templateId) {
      set({ templateId, title: '' });
      get().estimateSoon();
    },
    change(changes) {
      // Another folder has other folders inside.
      set('folderIds' in changes ? { below: '', ...changes } : changes);
      const costs = 'folderIds' in changes || 'below' in changes || 'files' in changes || 'mode' in changes;
      if (costs) get().estimateSoon();
    },
    estimateSoon() {
      version += 1;
      set({ busy: true, error: null });
      clearTimeout(timer);
      timer = setTimeout(() => void estimate(), limits.estimateMs);
    },
    async begin(title) {
      const asked = scope();
      if (!asked) return null;
      const { append, folderIds, files } = get();
      version += 1;
      set({ busy: true, error: null });
      try {
        const run = await request('extraction.start', {
          ...asked,
          title,
          // Single files have no folder that new ones could come into.
          append: append && (files.length === 0 || folderIds.length > 0),
        });
        useExtractions.getState().put(run);
        set({ busy: false, title: '', files: [], folderIds: [], below: '' });
        return run;
      } catch (error) {
        set({ busy: false, error: reasonOf(error) });
        return null;
      }
    },
  };
});
