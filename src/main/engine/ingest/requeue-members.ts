/** Files inside others follow them back: what could not be reached waits again when its container is there. */
import { limits } from '../limits.ts';
import type { LibraryStore } from '../store/library-store.ts';
import { readJob, readPriority } from './read-job.ts';

/** Returns how many wait for reading because of it. A scan only sees containers, so nothing else would ask for these again. */
export function requeueMembers(library: LibraryStore, folderId: string): number {
  const unreached = library.members.unreached(folderId);
  for (let from = 0; from < unreached.length; from += limits.files.rowsPerCommit) {
    library.transaction(() => {
      for (const { id, size, kind } of unreached.slice(from, from + limits.files.rowsPerCommit)) {
        library.files.setState(id, 'waiting');
        library.jobs.add(readJob, id, readPriority(size, kind));
      }
    });
  }
  return unreached.length;
}
