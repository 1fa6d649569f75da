/** Backup, restore and folders that stand elsewhere, as they are asked for. */
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import type { EngineRoute, Handlers } from '../../../preload/contract/requests.ts';
import { backupLimits } from '../backup/limits.ts';
import type { EngineContext } from '../engine-context.ts';
import { exportPassages } from '../export-passages.ts';
import { checkFolder } from '../files/check-folder.ts';
import { createLibraryBackup } from '../library-backup.ts';
import { libraryStatus } from '../library-status.ts';
import { keepMachineSettings } from '../machine-settings.ts';
import { askSwap, listSetAside, stagedFolder } from '../store/safety/swap-library.ts';
import { countThere, suggestFolder } from '../suggest-folder.ts';

type Routes = Extract<EngineRoute, `backup.${string}` | 'folder.relink' | 'folder.suggest' | 'library.passages'>;

export function backupHandlers(context: EngineContext, dataDir: string): Handlers<Routes> {
  const backup = createLibraryBackup(context, dataDir);
  const { library, personal } = context;
  const folderOf = (id: string) => {
    const folder = personal.folders.byId(id);
    if (!folder) throw new AppError('not-found', 'This folder is not in the library.');
    return folder;
  };
  const marksOf = (folderId: string) => library.folderMarks.marks(folderId, backupLimits.matchedFiles);

  return {
    'backup.start': async ({ path, passphrase, replace }) => backup.start(path, strong(passphrase), replace),
    'backup.inspect': ({ path, passphrase }) => backup.inspect(path, passphrase),
    'backup.restore': async ({ path, passphrase }) => backup.restore(path, passphrase),
    'backup.merge': async ({ path, passphrase }) => backup.merge(path, passphrase),
    'backup.apply': async () => {
      if (!backup.isReady()) throw new AppError('not-found', 'No verified library file waits to be put in place.');
      // What was set here since it was unpacked counts too.
      keepMachineSettings(path.join(dataDir, stagedFolder), dataDir);
      askSwap(dataDir, stagedFolder, context.now());
      return null;
    },
    'backup.cancel': async () => {
      await backup.cancel();
      return null;
    },
    'backup.job': async () => backup.job(),
    'backup.setAside': async () => listSetAside(dataDir).slice(0, backupLimits.keptListed),
    'backup.goBack': async ({ name }) => {
      await backup.cancel();
      if (!listSetAside(dataDir).some((each) => each.name === name))
        throw new AppError('not-found', 'This library is not there any more.');
      askSwap(dataDir, name, context.now());
      return null;
    },
    'library.passages': async ({ folderId, ...asked }) => {
      const folderIds = folderId ? [folderOf(folderId).id] : personal.folders.list().map(({ id }) => id);
      return exportPassages(context, { ...asked, folderIds });
    },
    'folder.relink': async ({ folderId, path }) => {
      const folder = folderOf(folderId);
      const others = () => personal.folders.list().flatMap((each) => (each.id === folderId ? [] : [each.path]));
      const checked = await checkFolder(path, others);
      const marks = marksOf(folderId);
      // Else everything in it would count as deleted.
      if (marks.length > 0 && (await countThere(checked.path, marks)) === 0) {
        throw new AppError('folder-not-the-same', 'None of the files of this folder are there.', {
          path: checked.path,
        });
      }
      await context.keeper.end(folderId);
      await context.ingest.release(folderId);
      personal.folders.setPlace(folderId, checked.path, checked.volume);
      library.transaction(() => library.folderMarks.moveTo(folderId, checked.volume));
      await context.keeper.begin(folderId);
      await context.ingest.reconcile({ ...folder, ...checked });
      context.changed(folderId);
      const linked = libraryStatus(context).folders.find(({ id }) => id === folderId);
      if (!linked) throw new AppError('not-found', 'This folder is not in the library.');
      return linked;
    },
    'folder.suggest': async ({ folderId }) => {
      const folder = folderOf(folderId);
      const others = personal.folders.list().filter(({ id }) => id !== folderId);
      return suggestFolder(folder, marksOf(folderId), others);
    },
  };
}

function strong(passphrase: string | undefined): string | undefined {
  if (passphrase === undefined || [...passphrase].length >= backupLimits.passphraseLetters) return passphrase;
  throw new AppError('bad-request', `A passphrase needs at least ${backupLimits.passphraseLetters} letters.`);
}
