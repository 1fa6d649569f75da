import { create } from 'zustand';
import type { AdapterSummary, AttachedAdapter, Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { attempt } from './notice-store.ts';

type AdaptersState = {
  readonly adapters: readonly AdapterSummary[];
  /** Of the open conversation, or of the one that begins with the next question. */
  readonly attached: readonly AttachedAdapter[];
  readonly conversationId: string | null;
  /** An adapter is being checked and converted. */
  readonly adding: boolean;
  /** Why the last one was refused. */
  readonly refusal: Reason | null;
  /** Asks for a file, or takes a dropped one. */
  readonly add: (path?: string) => Promise<void>;
  readonly remove: (adapterId: string) => Promise<void>;
  readonly openConversation: (conversationId: string | null) => Promise<void>;
  /** Shows a strength while a slider is being moved; `attach` saves it. */
  readonly preview: (adapterId: string, strength: number) => void;
  readonly attach: (adapterId: string, strength: number) => Promise<void>;
  readonly detach: (adapterId: string) => Promise<void>;
  /** Loads the list and follows changes; returns the function that stops it. */
  readonly start: () => () => void;
};

export const useAdapters = create<AdaptersState>()((set, get) => ({
  adapters: [],
  attached: [],
  conversationId: null,
  adding: false,
  refusal: null,

  async add(path) {
    set({ adding: true, refusal: null });
    try {
      await (path === undefined ? request('adapter.choose', {}) : request('adapter.add', { path }));
      set({ adapters: await request('adapter.list', {}) });
    } catch (error) {
      set({ refusal: reasonOf(error) });
    } finally {
      set({ adding: false });
    }
  },
  async remove(adapterId) {
    await attempt(async () => {
      await request('adapter.remove', { adapterId });
      set({
        adapters: await request('adapter.list', {}),
        attached: get().attached.filter((each) => each.adapterId !== adapterId),
      });
    });
  },
  async openConversation(conversationId) {
    const before = get().conversationId;
    if (before === conversationId) return;
    // What was chosen for a conversation that has just got its id was saved with its first question.
    set(conversationId === null ? { conversationId, attached: [] } : { conversationId });
    if (conversationId === null) return;
    const attached = await attempt(() => request('adapter.attached', { conversationId }));
    if (attached && get().conversationId === conversationId) set({ attached });
  },
  preview(adapterId, strength) {
    const others = get().attached.filter((each) => each.adapterId !== adapterId);
    set({ attached: [...others, { adapterId, strength }] });
  },
  async attach(adapterId, strength) {
    const { conversationId, attached } = get();
    get().preview(adapterId, strength);
    if (conversationId === null) return;
    const saved = await attempt(() => request('adapter.attach', { conversationId, adapterId, strength }));
    if (get().conversationId === conversationId) set({ attached: saved ?? attached });
  },
  async detach(adapterId) {
    const { conversationId, attached } = get();
    set({ attached: attached.filter((each) => each.adapterId !== adapterId) });
    if (conversationId === null) return;
    const saved = await attempt(() => request('adapter.detach', { conversationId, adapterId }));
    if (get().conversationId === conversationId) set({ attached: saved ?? attached });
  },

  start() {
    const stop = on('adapters.changed', (adapters) => set({ adapters }));
    void attempt(async () => set({ adapters: await request('adapter.list', {}) }));
    return stop;
  },
}));
