/** What every search asks of the whole library, kept until the library changes: counting it anew would cost more than the search. */
import type { LibraryStore } from './store/library-store.ts';

type Facts = { version: number; languages?: readonly string[]; chunks?: number };
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

function factsOf(library: LibraryStore): Facts {
  const version = library.version();
  const facts = known.get(library);
  if (facts?.version === version) return facts;
  const fresh = { version };
  known.set(library, fresh);
  return fresh;
}
