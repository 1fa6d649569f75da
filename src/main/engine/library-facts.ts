/** What every search asks of the whole library, kept until the library changes: counting it anew would cost more than the search. */
import type { Coverage } from '../../preload/contract/shapes.ts';
import type { LibraryStore } from './store/library-store.ts';
import { addCounts, emptyCounts } from './store/state-counts.ts';

type Facts = { version: number; languages?: readonly string[]; chunks?: number; coverage?: Coverage };
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

/** What a search or an answer could see of the files. */
export function libraryCoverage(library: LibraryStore): Coverage {
  const facts = factsOf(library);
  facts.coverage ??= countCoverage(library);
  return facts.coverage;
}

function countCoverage(library: LibraryStore): Coverage {
  const counts = emptyCounts();
  for (const which of ['files', 'members'] as const) {
    for (const folder of library.list.counts(which).values()) addCounts(counts, folder);
  }
  return {
    readable: counts.readable + counts.ready + counts['partly-read'],
    notReady: counts.readable,
    total: Object.values(counts).reduce((total, count) => total + count, 0),
  };
}

function factsOf(library: LibraryStore): Facts {
  const version = library.version();
  const facts = known.get(library);
  if (facts?.version === version) return facts;
  const fresh = { version };
  known.set(library, fresh);
  return fresh;
}
