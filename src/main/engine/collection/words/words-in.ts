import type { CollectionWords } from './collection-words.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { spanish } from './spanish.ts';

const byLanguage: Readonly<Record<string, CollectionWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
};

/** `language` as ISO 639-1; English for every other, and where it is not known. */
export function wordsIn(language: string | null): CollectionWords {
  return byLanguage[language ?? 'en'] ?? english;
}

/** What documents of a concept are called, singular and plural; null: files of any kind. */
export function nounsOf(words: CollectionWords, concept: string | null): readonly [one: string, many: string] {
  return words.nouns[concept ?? 'file'] ?? words.nouns.file;
}

/** `20271231` as people write it. */
export function dayIn(language: string | null, day: number): string {
  const known = language !== null && language in byLanguage ? language : 'en';
  const date = new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100));
  // Day before month in English too: the other order is read as another day by half of the world.
  return date.toLocaleDateString(known === 'en' ? 'en-GB' : known, { dateStyle: 'long', timeZone: 'UTC' });
}
