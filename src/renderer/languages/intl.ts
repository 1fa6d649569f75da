/** The system's own knowledge of how a language writes numbers, dates and lists, for the chosen language. */
import { useLanguage } from './language-store.ts';

const made = new Map<string, unknown>();

/** Making one of these takes longer than using it a hundred times. */
function kept<Format>(kind: string, options: object, make: (locale: string) => Format): Format {
  const { locale } = useLanguage.getState();
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  const found = made.get(key) as Format | undefined;
  if (found) return found;
  const format = make(locale);
  made.set(key, format);
  return format;
}

export function numberFormat(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return kept('number', options, (locale) => new Intl.NumberFormat(locale, options));
}

export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept('date', options, (locale) => new Intl.DateTimeFormat(locale, options));
}

export function pluralRules(options: Intl.PluralRulesOptions = {}): Intl.PluralRules {
  return kept('plural', options, (locale) => new Intl.PluralRules(locale, options));
}

export function listFormat(options: Intl.ListFormatOptions): Intl.ListFormat {
  return kept('list', options, (locale) => new Intl.ListFormat(locale, options));
}

export function languageNames(options: Omit<Intl.DisplayNamesOptions, 'type'> = {}): Intl.DisplayNames {
  return kept('languages', options, (locale) => new Intl.DisplayNames([locale], { ...options, type: 'language' }));
}

/** Compares names as the language sorts them. */
export function compareNames(a: string, b: string): number {
  return kept('order', {}, (locale) => new Intl.Collator(locale)).compare(a, b);
}
