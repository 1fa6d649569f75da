import { create } from 'zustand';
import type { AnswerMode, BatchEstimate, QuestionList, Reason } from '../../preload/contract/shapes.ts';
import { request } from '../api.ts';
import { limits } from '../limits.ts';
import { reasonOf } from '../reason-of.ts';
import { useBatches } from './batches-store.ts';

type QuestionsState = {
  /** As pasted or read from a file. */
  readonly draft: string;
  /** The file's name; null when it was typed or pasted. */
  readonly fileName: string | null;
  /** What was understood of it; null while there is nothing, or it can't be read. */
  readonly list: QuestionList | null;
  readonly estimate: BatchEstimate | null;
  readonly error: Reason | null;
  readonly setDraft: (draft: string, mode: AnswerMode, fileName?: string | null) => void;
  readonly estimateFor: (mode: AnswerMode) => Promise<void>;
  readonly begin: (mode: AnswerMode) => Promise<string | null>;
};

export const useQuestions = create<QuestionsState>()((set, get) => {
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function read(mode: AnswerMode): Promise<void> {
    const { draft } = get();
    if (draft.trim() === '') return set({ list: null, estimate: null, error: null });
    try {
      const list = await request('questions.read', { text: draft });
      // What was typed meanwhile is read by itself.
      if (get().draft !== draft) return;
      set({ list, error: null });
      await get().estimateFor(mode);
    } catch (error) {
      if (get().draft === draft) set({ list: null, estimate: null, error: reasonOf(error) });
    }
  }

  return {
    draft: '',
    fileName: null,
    list: null,
    estimate: null,
    error: null,
    setDraft(draft, mode, fileName = null) {
      set({ draft, fileName });
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => void read(mode), limits.questionsReadMs);
    },
    async estimateFor(mode) {
      const { list } = get();
      if (!list) return;
      try {
        set({ estimate: await request('questions.estimate', { questions: list.questions.length, mode }) });
      } catch (error) {
        set({ estimate: null, error: reasonOf(error) });
      }
    },
    async begin(mode) {
      const { list, fileName } = get();
      if (!list) return null;
      try {
        const run = await request('questions.start', { title: fileName ?? '', questions: [...list.questions], mode });
        set({ draft: '', fileName: null, list: null, estimate: null, error: null });
        await useBatches.getState().refresh();
        return run.id;
      } catch (error) {
        set({ error: reasonOf(error) });
        return null;
      }
    },
  };
});
