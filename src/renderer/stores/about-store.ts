import { create } from 'zustand';
import type { Licence } from '../../preload/contract/app-requests.ts';
import type { Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';

type AboutState = {
  readonly open: boolean;
  /** Null until they are known. */
  readonly licences: readonly Licence[] | null;
  readonly error: Reason | null;
  /** What is looked for in names, licences and texts. */
  readonly query: string;
  readonly show: (open: boolean) => void;
  readonly search: (query: string) => void;
  /** Follows the app's menu; returns the function that stops it. */
  readonly start: () => () => void;
};

export const useAbout = create<AboutState>()((set, get) => ({
  open: false,
  licences: null,
  error: null,
  query: '',
  show(open) {
    set({ open, query: '' });
    if (!open || get().licences) return;
    request('app.licences', {}).then(
      (licences) => set({ licences, error: null }),
      (error: unknown) => set({ error: reasonOf(error) }),
    );
  },
  search: (query) => set({ query }),
  start: () => on('view.open', ({ view }) => get().show(view === 'about')),
}));

/** Those in which every word of `query` stands, in the name, the licence or its text. */
export function licencesWith(licences: readonly Licence[], query: string): readonly Licence[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return licences.filter(({ name, licence, text }) => {
    const all = `${name} ${licence} ${text}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
