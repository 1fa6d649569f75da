import type { Reason } from '../../preload/contract/shapes.ts';
import { reasonOf } from '../reason-of.ts';

/** Runs what a person asked for and gives its result. */
export type Wish = <Result>(work: () => Promise<Result>) => Promise<Result | null>;

/** For a store that shows one problem at a time: null when it failed, and `set` hears why; nothing is said of what was cancelled. */
export function createWish(set: (state: { readonly problem: Reason | null }) => void): Wish {
  return async (work) => {
    set({ problem: null });
    try {
      return await work();
    } catch (error) {
      const problem = reasonOf(error);
      if (problem.code !== 'cancelled') set({ problem });
      return null;
    }
  };
}
