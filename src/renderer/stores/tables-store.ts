import { create } from 'zustand';
import type { TemplateDraft } from '../../preload/contract/shapes.ts';
import { useTemplateDraft } from './template-draft-store.ts';

/** Where in the Tables view a person is. */
export type TablesPage =
  | { readonly type: 'start' }
  | { readonly type: 'setup'; readonly templateId: string }
  /** `templateId` null: a new one, begun from `draft`. `ignored`: what an imported schema said in vain. */
  | {
      readonly type: 'template';
      readonly templateId: string | null;
      readonly draft: TemplateDraft;
      readonly ignored: readonly string[];
    }
  | { readonly type: 'run'; readonly runId: string };

type TablesState = {
  readonly page: TablesPage;
  readonly go: (page: TablesPage) => void;
  /** One step back, as Escape goes; false where it goes none. */
  readonly back: () => boolean;
};

/** Remembered while other views are shown, so that coming back finds the same table. */
export const useTables = create<TablesState>()((set, get) => ({
  page: { type: 'start' },
  go: (page) => set({ page }),
  back() {
    const { page } = get();
    // A draft with something written is left by its own button, which asks when something would be lost; in a table Escape is struck too often to leave it.
    const isUntouched = page.type === 'template' && !useTemplateDraft.getState().changed;
    if (page.type !== 'setup' && !isUntouched) return false;
    set({ page: { type: 'start' } });
    return true;
  },
}));
