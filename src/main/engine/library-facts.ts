/** What every search asks of the whole library, kept until the library changes: counting it anew would cost more than the search. */
import { limits } from './limits.ts';
import type { LibraryStore } from './store/library-store.ts';

/** Passages with a term, and how many passages the library had when they were counted. */
type WordCount = { readonly count: number; readonly chunks: number };
type Facts = {
  version: number;
  languages?: readonly string[];
  chunks?: number;
  readonly words: Map<string, WordCount>;
};
const known = new WeakMap<LibraryStore, Facts>();

/** ISO 639-1, commonest first. */
export function libraryLanguages(library: LibraryStore): readonly string[] {
  const facts = factsOf(library);
  facts.languages ??= library.contents.languages();
  return facts.languages;
}

/** Passages in all. */
export function libraryChunks(library: LibraryStore): number {
  const facts = factsOf(library);
  facts.chunks ??= library.chunks.count();
  return facts.chunks;
}

/** In how many passages each term stands, counted up to `countedPassages`: one search asks several times for the same words. */
export function passagesWith(library: LibraryStore, terms: readonly string[]): Map<string, number> {
  const { words } = factsOf(library);
  const unknown = [...new Set(terms)].filter((term) => !words.has(term));
  if (words.size + unknown.length > limits.search.keptWordCounts) words.clear();
  for (const [term, count] of library.words.counts(unknown, limits.search.countedPassages)) {
    words.set(term, { count, chunks: libraryChunks(library) });
  }
  return new Map(terms.map((term) => [term, words.get(term)?.count ?? 0]));
}

function factsOf(library: LibraryStore): Facts {
  const version = library.version();
  const facts = known.get(library);
  if (facts?.version === version) return facts;
  const fresh: Facts = { version, words: new Map() };
  known.set(library, fresh);
  if (facts) keepCommon(library, facts, fresh);
  return fresh;
}

/** A common word stays common while documents come in one by one, and counting it takes longest; a rare one may not be rare any more. */
function keepCommon(library: LibraryStore, before: Facts, now: Facts): void {
  const { telling, commonCountsKept } = limits.search;
  const common = [...before.words].filter(([, { count }]) => count >= telling.common);
  if (common.length === 0) return;
  const chunks = libraryChunks(library);
  for (const [term, counted] of common) {
    if (Math.abs(chunks - counted.chunks) <= counted.chunks * commonCountsKept) now.words.set(term, counted);
  }
}
