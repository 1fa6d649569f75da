import { libraryChunks, passagesWith } from '../../library-facts.ts';
import type { LibraryStore } from '../../store/library-store.ts';
import type { WordSpellings } from '../corrections.ts';
import type { NearWord } from '../nearness.ts';
import type { ParsedQuery } from '../query.ts';

/** The query's words with all their spellings and the inverse document frequency of the commonest form (Robertson and Spärck Jones). */
export function weighWords(library: LibraryStore, query: ParsedQuery, spellings: readonly WordSpellings[]): NearWord[] {
  const others = new Map(spellings.map(({ forms, instead }) => [forms, instead]));
  const words = query.words.map((forms) => [...forms, ...(others.get(forms) ?? [])]);
  const counts = passagesWith(library, words.flat());
  const all = libraryChunks(library);
  return words.map((forms) => {
    const count = Math.min(all, Math.max(0, ...forms.map((form) => counts.get(form) ?? 0)));
    return { forms: new Set(forms), weight: Math.log(1 + (all - count + 0.5) / (count + 0.5)) };
  });
}
