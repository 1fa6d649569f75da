/** Folders and files: add, remove, list, retry. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import type { EngineContext } from '../engine-context.ts';
import { checkFolder } from '../files/check-folder.ts';
import { forgetClosedPlaces } from '../ingest/closed-places.ts';
import { awayFolders, folderSummary } from '../library-status.ts';
import { limits } from '../limits.ts';
import { sweepPictures } from '../open-pictures.ts';
import type { FolderRow } from '../store/folder-table.ts';
import { emptyCounts } from '../store/state-counts.ts';

type Routes =
  | 'folder.add'
  | 'folder.addSamples'
  | 'folder.remove'
  | 'folder.rescan'
  | 'folder.exclude'
  | 'folder.include'
  | 'folder.confirmDeletions'
  | 'folder.removeKept';

export function folderHandlers(context: EngineContext): Handlers<Routes> {
  const { library, personal, ingest } = context;

  async function add(wanted: string, sample: boolean): Promise<FolderSummary> {
    const real = await realpath(path.resolve(wanted)).catch(() => path.resolve(wanted));
    const same = personal.folders.list().find((folder) => folder.path === real);
    if (same) {
      // Adding a folder again is a person's way to say "look again".
      await ingest.reconcile(same);
      return summaryOf(same);
    }
    const checked = await checkFolder(wanted, () => personal.folders.list().map((folder) => folder.path));
    const folder = personal.folders.add(checked.path, checked.volume, sample);
    context.changed(folder.id);
    await context.keeper.begin(folder.id);
    await ingest.reconcile(folder);
    return summaryOf(folder);
  }

  function summaryOf(folder: FolderRow): FolderSummary {
    const away = awayFolders(context);
    return folderSummary(context, folder, {
      files: library.list.counts('files', away).get(folder.id) ?? emptyCounts(),
      members: library.list.counts('members', away).get(folder.id) ?? emptyCounts(),
    });
  }

  function folderOf(id: string): FolderRow {
    const folder = personal.folders.byId(id);
    if (!folder) throw new AppError('not-found', 'This folder is not in the library.');
    return folder;
  }

  const registered = () => personal.folders.list().map(({ id }) => id);

  return {
    'folder.add': ({ path: wanted }) => add(wanted, false),
    'folder.addSamples': () => add(context.samplesDir, true),
    'folder.remove': async ({ folderId }) => {
      const folder = folderOf(folderId);
      personal.folders.remove(folder.id);
      await context.keeper.end(folder.id);
      await ingest.release(folder.id);
      library.transaction(() => {
        library.files.removeFolder(folder.id);
        forgetClosedPlaces(library, registered());
      });
      await removeOrphans(context);
      context.changed(folder.id);
      return null;
    },
    'folder.rescan': async ({ folderId }) => {
      await ingest.reconcile(folderOf(folderId));
      return null;
    },
    'folder.exclude': async ({ folderId, pattern }) => {
      await context.keeper.exclude(folderOf(folderId).id, pattern);
      return null;
    },
    'folder.include': async ({ folderId, exclusionId }) => {
      await context.keeper.include(folderOf(folderId).id, exclusionId);
      return null;
    },
    'folder.confirmDeletions': async ({ folderId, gone }) => {
      await context.keeper.confirmDeletions(folderOf(folderId).id, gone);
      return null;
    },
    'folder.removeKept': async ({ folderId }) => {
      await context.keeper.removeKept(folderOf(folderId).id);
      return null;
    },
  };
}

/** Erases contents no file holds any more, in short transactions. */
export async function removeOrphans(context: EngineContext): Promise<void> {
  const { library } = context;
  for (;;) {
    const ids = library.contents.orphans(limits.store.removeBatch).filter((id) => !context.ingest.isReading(id));
    if (ids.length === 0) break;
    library.transaction(() => {
      for (const id of ids) library.chunks.removeContent(id);
    });
    // A search or a scan may come in between.
    await setImmediate();
  }
  const { removeTexts } = limits.store;
  while (library.transaction(() => library.vectors.removeUnused(removeTexts)) === removeTexts) await setImmediate();
  await sweepPictures(context);
}
