import { create } from 'zustand';
import type { Reason } from '../../preload/contract/shapes.ts';
import { reasonOf } from '../reason-of.ts';

/** What an action that a person started could not do. One at a time: the newest is what they are waiting for. */
type NoticeState = {
  readonly reason: Reason | null;
  /** What it was about, for instance a dropped file's name. */
  readonly subject: string | null;
  readonly report: (error: unknown, subject?: string) => void;
  readonly dismiss: () => void;
};

export const useNotice = create<NoticeState>()((set) => ({
  reason: null,
  subject: null,
  report(error, subject) {
    const reason = reasonOf(error);
    // A locked window says so itself.
    if (reason.code !== 'cancelled' && reason.code !== 'app-locked') set({ reason, subject: subject ?? null });
  },
  dismiss: () => set({ reason: null, subject: null }),
}));

/** Runs an action a person started; a failure becomes the notice instead of an unhandled rejection. */
export async function attempt<T>(action: () => Promise<T>, subject?: string): Promise<T | null> {
  try {
    return await action();
  } catch (error) {
    useNotice.getState().report(error, subject);
    return null;
  }
}
