/** Places within registered folders that the system did not let us look at, by their paths in the folder. Kept with the index. */
import type { LibraryStore } from '../store/library-store.ts';
import { closedLimits } from './limits.ts';

type Kept = Pick<LibraryStore, 'meta' | 'setMeta'>;
const beginning = 'closed-places:';
const keyOf = (folderId: string) => `${beginning}${folderId}`;

/** At most `closedLimits.kept`, in the order of their paths. */
export function closedPlaces(library: Kept, folderId: string): readonly string[] {
  const text = library.meta(keyOf(folderId));
  try {
    return text === null ? [] : (JSON.parse(text) as string[]);
  } catch {
    return []; // Damaged letters: the next look through the folder says it anew.
  }
}

export function keepClosedPlaces(library: Kept, folderId: string, places: Iterable<string>): void {
  const next = [...new Set(places)].sort().slice(0, closedLimits.kept);
  // What is written makes counts and answers be made anew.
  if (JSON.stringify(next) !== JSON.stringify(closedPlaces(library, folderId)))
    library.setMeta(keyOf(folderId), JSON.stringify(next));
}

/** For an erasing and a removal: of folders that are not registered any more no name stays. */
export function forgetClosedPlaces(library: Pick<LibraryStore, 'forgetMeta'>, folderIds: readonly string[]): void {
  library.forgetMeta(beginning, folderIds);
}
