import type { SearchCorrection } from '../../../../preload/contract/search-shapes.ts';
import type { LibraryStore } from '../../store/library-store.ts';
import { analyse } from '../analyser.ts';
import type { WordSpellings } from '../corrections.ts';

/** What was looked for instead of unknown words, as it stands in the passages found (chunk ids, best first), where it does. */
export function toldSpellings(
  library: LibraryStore,
  spellings: readonly WordSpellings[],
  found: readonly number[],
): SearchCorrection[] {
  const unknown = spellings.filter((spelling) => spelling.unknown);
  if (unknown.length === 0) return [];
  const wanted = new Set(unknown.flatMap(({ instead }) => instead));
  const rows = library.candidates.rows(found);
  const shown = new Map<string, string>();
  for (const [id, text] of library.candidates.texts(found)) {
    for (const { term, start, end } of analyse(text, rows.get(id)?.language ?? null)) {
      if (wanted.has(term) && !shown.has(term)) shown.set(term, text.slice(start, end).toLowerCase());
    }
  }
  return unknown.map(({ word, instead }) => ({ word, instead: instead.map((term) => shown.get(term) ?? term) }));
}
