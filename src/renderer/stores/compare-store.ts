import { create } from 'zustand';
import type { CompareRecord, TestQuestion } from '../../preload/contract/measure-shapes.ts';
import type { Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';
import { attempt } from './notice-store.ts';

type CompareState = {
  /** The question set as typed: a line each, expected words after a bar. */
  readonly draft: string;
  /** Chosen adapters with their strength, by id. */
  readonly chosen: ReadonlyMap<string, number>;
  readonly running: { readonly compareId: string; readonly done: number; readonly total: number } | null;
  readonly records: readonly CompareRecord[];
  readonly error: Reason | null;
  readonly setDraft: (draft: string) => void;
  /** Null takes it out. */
  readonly choose: (adapterId: string, strength: number | null) => void;
  readonly compare: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly remove: (recordId: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Follows what runs; returns the function that stops it. */
  readonly start: () => () => void;
};

/** Lines of `question | expected words`; the bar and what follows may be left out. */
export function questionsIn(draft: string): TestQuestion[] {
  return draft.split('\n').flatMap((line) => {
    const [text = '', answer = ''] = line.split('|', 2).map((part) => part.trim());
    if (text === '') return [];
    return answer === '' ? [{ text }] : [{ text, answer }];
  });
}

/** The one that was given up last: what still comes of it is not shown. */
let given: string | null = null;

export const useCompare = create<CompareState>()((set, get) => ({
  draft: '',
  chosen: new Map(),
  running: null,
  records: [],
  error: null,

  setDraft: (draft) => set({ draft }),
  choose(adapterId, strength) {
    const chosen = new Map(get().chosen);
    if (strength === null) chosen.delete(adapterId);
    else chosen.set(adapterId, strength);
    set({ chosen });
  },
  async compare() {
    const { draft, chosen, running } = get();
    const questions = questionsIn(draft);
    if (running || questions.length === 0 || chosen.size === 0) return;
    set({ error: null });
    try {
      const adapters = [...chosen].map(([adapter, strength]) => ({ adapter, strength }));
      const { compareId } = await request('compare.start', { questions, adapters });
      set({ running: { compareId, done: 0, total: questions.length * 2 } });
    } catch (error) {
      set({ error: reasonOf(error) });
    }
  },
  async cancel() {
    const { running } = get();
    if (!running) return;
    await attempt(() => request('compare.cancel', { compareId: running.compareId }));
    // An engine that was started anew knows nothing of it, and says no end.
    given = running.compareId;
    set({ running: null });
  },
  async remove(recordId) {
    await attempt(() => request('compare.remove', { recordId }));
    await get().refresh();
  },
  async refresh() {
    const records = await attempt(() => request('compare.list', {}));
    if (records) set({ records });
  },

  start: () =>
    on('compare.progress', ({ compareId, done, total, record, error }) => {
      if (record) set({ running: null, records: [record, ...get().records.filter(({ id }) => id !== record.id)] });
      else if (error)
        set({ running: null, error: error.code === 'cancelled' ? null : { code: error.code, values: error.data } });
      else if (compareId !== given) set({ running: { compareId, done, total } });
    }),
}));
