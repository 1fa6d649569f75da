import type { Refusals } from '../../preload/contract/app-requests.ts';

export type RefusalCounter = {
  /** What a page asked for and did not get. */
  refused(scheme: string): void;
  read(): Refusals;
};

/** Counts the requests that were refused since the start. `changed` hears of each. */
export function createRefusals(now: () => number, changed: (refusals: Refusals) => void): RefusalCounter {
  let state: Refusals = { count: 0, last: null };
  return {
    refused(scheme) {
      state = { count: state.count + 1, last: { at: now(), scheme } };
      changed(state);
    },
    read: () => state,
  };
}
