/** What a person leaves out goes at once: before the next scan, also what is hidden and what lies on a disk that is away. */
import { createExclusions } from '../files/exclusions.ts';
import { limits } from '../limits.ts';
import type { LibraryStore } from '../store/library-store.ts';

/** Erases the rows these patterns leave out, with what stands inside them; returns how many. Their contents belong to nobody then. */
export function eraseExcluded(library: LibraryStore, folderId: string, patterns: readonly string[]): number {
  const rules = createExclusions(patterns);
  const ids = library.disk
    .places(folderId)
    .filter(({ path, special }) => rules.excludes(path, special === 'bundle' || special === 'package'))
    .map(({ id }) => id);
  for (let from = 0; from < ids.length; from += limits.files.rowsPerCommit) {
    const part = ids.slice(from, from + limits.files.rowsPerCommit);
    library.transaction(() => library.disk.erase(part));
  }
  return ids.length;
}
