/** The languages the window speaks, each in its own words. English is what stands in the source. */
export type Language = {
  readonly code: LanguageCode;
  /** As its own speakers write it. */
  readonly name: string;
  /** What Intl and `<html lang>` take. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
};

export const languageCodes = ['en', 'de', 'fr', 'es', 'ja', 'zh', 'ar'] as const;
export type LanguageCode = (typeof languageCodes)[number];
/** `system`: as the Mac. */
export const languageChoices = ['system', ...languageCodes] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export const languages: readonly Language[] = [
  { code: 'en', name: 'English', tag: 'en', direction: 'ltr' },
  { code: 'de', name: 'Deutsch', tag: 'de', direction: 'ltr' },
  { code: 'fr', name: 'Français', tag: 'fr', direction: 'ltr' },
  { code: 'es', name: 'Español', tag: 'es', direction: 'ltr' },
  { code: 'ja', name: '日本語', tag: 'ja', direction: 'ltr' },
  { code: 'zh', name: '简体中文', tag: 'zh-Hans', direction: 'ltr' },
  { code: 'ar', name: 'العربية', tag: 'ar', direction: 'rtl' },
];

const english = languages[0] as Language;

/** `de` of `de-AT` and `de_AT`. */
const bare = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/**
 * The language for a choice. @param preferred the system's languages as BCP 47 tags, best first. The first of them that the window
 * speaks counts; none: English.
 */
export function languageFor(choice: LanguageChoice, preferred: readonly string[]): Language {
  const codes: readonly string[] = choice === 'system' ? preferred.map(bare) : [choice];
  for (const code of codes) {
    const found = languages.find((language) => language.code === code);
    if (found) return found;
  }
  return english;
}

/**
 * The tag for dates and numbers: that of the system where it has the same language, so that 29/11 and 11/29 are as the person knows
 * them. Digits of Arabic are the Western ones: pages, citations and what is typed stand beside them in those.
 */
export function localeFor(language: Language, preferred: readonly string[]): string {
  const regional = preferred.find((tag) => bare(tag) === language.code);
  const tag = regional && isKnown(regional) ? regional : language.tag;
  return language.code === 'ar' ? `${tag}-u-nu-latn` : tag;
}

/** Whether Intl takes it: systems also name things such as `C`. */
function isKnown(tag: string): boolean {
  return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(tag);
}

/** Main tells the preload script the system's languages with this. */
export const languagesArgument = '--docent-languages=';
