import { create } from 'zustand';

/** How the next question is gone about: told by its words, over every file, or over a table. */
export type ChosenWay = 'auto' | 'collection' | 'table';

type AnswerWayState = {
  readonly way: ChosenWay;
  /** For one question only, whatever is chosen. */
  readonly once: 'passages' | null;
  readonly choose: (way: ChosenWay) => void;
  readonly chooseOnce: (once: 'passages') => void;
  /** The way of the question that is being sent. */
  readonly take: () => ChosenWay | 'passages';
};

export const useAnswerWay = create<AnswerWayState>()((set, get) => ({
  way: 'auto',
  once: null,
  choose: (way) => set({ way }),
  chooseOnce: (once) => set({ once }),
  take() {
    const { way, once } = get();
    // Said of the next question, so that the one after it is asked as usual again.
    set({ once: null, way: 'auto' });
    return once ?? way;
  },
}));
