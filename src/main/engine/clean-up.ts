import type { EngineContext } from './engine-context.ts';
import { removeOrphans } from './handlers/folder-handlers.ts';
import { forgetClosedPlaces } from './ingest/closed-places.ts';
import { limits } from './limits.ts';

/** Hidden files whose time is over, and what a crash in the middle of a removal left behind. */
export async function cleanUp(context: EngineContext): Promise<void> {
  const { library, personal, now } = context;
  const folderIds = personal.folders.list().map((folder) => folder.id);
  library.transaction(() => {
    library.files.eraseHiddenBefore(now() - limits.ingest.tombstoneHours * 3_600_000);
    library.files.removeUnregistered(folderIds);
    forgetClosedPlaces(library, folderIds);
  });
  await removeOrphans(context);
}
