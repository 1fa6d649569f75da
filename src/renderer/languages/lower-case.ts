import { useLanguage } from './language-store.ts';

/** A word of a list in the middle of a sentence. German writes its nouns large everywhere. */
export function lowerCase(text: string): string {
  const { language, locale } = useLanguage.getState();
  return language.code === 'de' ? text : text.toLocaleLowerCase(locale);
}

/** `page 3` of `Page 3`, in the middle of a sentence. */
export function lowerFirst(text: string): string {
  return lowerCase(text.charAt(0)) + text.slice(1);
}
