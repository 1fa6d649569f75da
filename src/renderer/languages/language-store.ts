import { create } from 'zustand';
import { type Language, type LanguageChoice, languageFor, localeFor } from '../../preload/contract/languages.ts';
import { type Catalogue, loadCatalogue } from './catalogues.ts';

type LanguageState = {
  readonly language: Language;
  /** What dates and numbers are written by. */
  readonly locale: string;
  readonly catalogue: Catalogue;
  /** Speaks the chosen language from now on. The catalogue comes first, so that there is no moment of half of it. */
  readonly choose: (choice: LanguageChoice) => Promise<void>;
};

/** The system's languages; nothing is known of them outside a window. */
function preferredLanguages(): readonly string[] {
  if (typeof window === 'undefined') return [];
  const { languages = [] } = window.docent ?? {};
  return languages.length > 0 ? languages : navigator.languages;
}

let asked = 0;

export const useLanguage = create<LanguageState>()((set) => ({
  language: languageFor('en', []),
  locale: 'en',
  catalogue: {},

  async choose(choice) {
    asked += 1;
    const mine = asked;
    const preferred = preferredLanguages();
    const language = languageFor(choice, preferred);
    const catalogue = await loadCatalogue(language.code);
    // The last choice counts, whichever catalogue comes last.
    if (mine === asked) set({ language, locale: localeFor(language, preferred), catalogue });
  },
}));
