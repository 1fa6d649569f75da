import { create } from 'zustand';
import type { HelpEntry, HelpHit, HelpPage } from '../../preload/contract/help-requests.ts';
import type { LanguageCode } from '../../preload/contract/languages.ts';
import type { Reason } from '../../preload/contract/shapes.ts';
import { on, request } from '../api.ts';
import { useLanguage } from '../languages/language-store.ts';
import { reasonOf } from '../reason-of.ts';
import { useNavigation, type View } from './navigation-store.ts';

/** The page that explains a view. */
const pageOf: Readonly<Record<Exclude<View, 'help'>, string>> = {
  library: 'what-is-read',
  search: 'search-language',
  insights: 'search-language',
  chat: 'asking',
  questions: 'asking',
  compare: 'models-and-memory',
  tables: 'extraction',
  pictures: 'pictures',
  models: 'models-and-memory',
  health: 'troubleshooting',
};

/** The language the window is shown in: the help is read in it. */
const shown = (): LanguageCode => useLanguage.getState().language.code;

type HelpState = {
  readonly pages: readonly HelpEntry[];
  readonly page: HelpPage | null;
  /** Of what was loaded. */
  readonly language: LanguageCode | null;
  /** The section a hit led to; it is scrolled to. */
  readonly section: number | null;
  readonly query: string;
  /** Null: nothing was looked for. */
  readonly hits: readonly HelpHit[] | null;
  readonly problem: Reason | null;
  readonly keysOpen: boolean;
  /** Where Escape goes. */
  readonly from: View;
  readonly openFor: (view: View) => void;
  readonly openPage: (id: string, section?: number) => Promise<void>;
  readonly search: (query: string) => Promise<void>;
  readonly back: () => void;
  readonly showKeys: (open: boolean) => void;
  readonly load: () => Promise<void>;
  readonly start: () => () => void;
};

export const useHelp = create<HelpState>()((set, get) => ({
  pages: [],
  page: null,
  language: null,
  section: null,
  query: '',
  hits: null,
  problem: null,
  keysOpen: false,
  from: 'library',
  openFor(view) {
    if (view !== 'help') {
      set({ from: view, query: '', hits: null });
      void get().openPage(pageOf[view]);
    }
    useNavigation.getState().show('help');
  },
  async openPage(id, section) {
    try {
      set({ page: await request('help.page', { id, language: shown() }), section: section ?? null, problem: null });
    } catch (error) {
      set({ problem: reasonOf(error) });
    }
  },
  async search(query) {
    set({ query });
    if (query.trim() === '') {
      set({ hits: null });
      return;
    }
    try {
      const hits = await request('help.search', { query, language: shown() });
      // Another letter may have been typed meanwhile.
      if (get().query === query) set({ hits, problem: null });
    } catch (error) {
      set({ problem: reasonOf(error) });
    }
  },
  back() {
    if (get().query === '') useNavigation.getState().show(get().from);
    else set({ query: '', hits: null });
  },
  showKeys: (keysOpen) => set({ keysOpen }),
  async load() {
    try {
      const language = shown();
      set({ pages: await request('help.pages', { language }), problem: null });
      const open = get().page?.id ?? get().pages[0]?.id;
      // A page that stands open is read anew in another language.
      if (open && (get().page === null || get().language !== language)) await get().openPage(open);
      set({ language });
    } catch (error) {
      set({ problem: reasonOf(error) });
    }
  },
  start: () =>
    on('view.open', ({ view }) => {
      if (view === 'shortcuts') set({ keysOpen: true });
    }),
}));
