/** Containers of which some members lie beyond a bound for all that one file holds: they are read in part, and say why. */
import type { FileRow } from '../store/file-table.ts';
import type { LibraryStore } from '../store/library-store.ts';

/** Shows a container as read in part when something inside it, at any depth, was left unopened. Part of a transaction. */
export function markLimited(library: LibraryStore, container: Pick<FileRow, 'id' | 'state'>): void {
  const isRead = container.state === 'ready' || container.state === 'readable' || container.state === 'no-text';
  const reason = isRead ? library.members.limitedInside(container.id) : null;
  if (reason) library.files.setState(container.id, 'partly-read', reason);
}

/** The same for every container that this member stands in. */
export function markContainersOf(library: LibraryStore, memberId: number): void {
  let at = library.files.byId(memberId);
  while (at && at.parentId !== null) {
    at = library.files.byId(at.parentId);
    if (at) markLimited(library, at);
  }
}
