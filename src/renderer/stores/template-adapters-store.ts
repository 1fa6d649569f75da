import { create } from 'zustand';
import type { AttachedAdapter } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { attempt } from './notice-store.ts';

type TemplateAdaptersState = {
  readonly templateId: string | null;
  readonly attached: readonly AttachedAdapter[];
  /** Shows those of a template. */
  readonly open: (templateId: string) => Promise<void>;
  /** Shows a strength while a slider is being moved; `choose` saves it. */
  readonly preview: (adapterId: string, strength: number) => void;
  /** Saves a strength; null takes the adapter away. What could not be saved is shown as it was. */
  readonly choose: (adapterId: string, strength: number | null) => Promise<void>;
};

export const useTemplateAdapters = create<TemplateAdaptersState>()((set, get) => {
  const without = (adapterId: string) => get().attached.filter((each) => each.adapterId !== adapterId);
  /** An answer about a template that is no longer shown changes nothing. */
  const show = (templateId: string, attached: readonly AttachedAdapter[] | null) => {
    if (attached !== null && get().templateId === templateId) set({ attached });
  };
  return {
    templateId: null,
    attached: [],
    async open(templateId) {
      if (get().templateId !== templateId) set({ templateId, attached: [] });
      show(templateId, await attempt(() => request('template.adapters', { templateId })));
    },
    preview: (adapterId, strength) => set({ attached: [...without(adapterId), { adapterId, strength }] }),
    async choose(adapterId, strength) {
      const { templateId } = get();
      if (templateId === null) return;
      set({ attached: strength === null ? without(adapterId) : [...without(adapterId), { adapterId, strength }] });
      // For the engine a strength of 0 means that it is not attached.
      const wanted = { templateId, adapterId, strength: strength ?? 0 };
      const saved = await attempt(() => request('template.attachAdapter', wanted));
      show(templateId, saved ?? (await attempt(() => request('template.adapters', { templateId }))));
    },
  };
});
