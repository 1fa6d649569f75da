import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useDetails } from '../../stores/details-store.ts';
import { useLibraryDialog } from '../../stores/dialog-store.ts';
import { useDocument } from '../../stores/document-store.ts';
import { leaveOut } from '../../stores/file-actions.ts';
import { useFiles } from '../../stores/files-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { EraseDialog } from '../privacy/erase-dialog.tsx';
import { ExclusionsDialog } from './exclusions-dialog.tsx';
import { FolderOverviewDialog } from './folder-overview.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';

/** The question the Library asks now, if any. */
export function LibraryDialogs({ folders }: { readonly folders: readonly FolderSummary[] }) {
  const { dialog, close } = useLibraryDialog();
  if (!dialog) return null;
  if (dialog.type === 'unlock') return <UnlockDialog key={dialog.file.id} file={dialog.file} onClose={close} />;
  if (dialog.type === 'leave-out') {
    const { file } = dialog;
    const isMember = file.parentId !== null;
    return (
      <ConfirmDialog
        icon="eyeOff"
        title={t('Leave “{file}” out of the library?', { file: file.name })}
        text={
          isMember
            ? t(
                'It stands inside another file, which is left out with everything in it. The file itself stays exactly as it is.',
              )
            : t(
                'It is no longer read, searched or answered from. The file itself stays exactly as it is, and you can take it back under “Left out”.',
              )
        }
        action={t('Leave Out')}
        onCancel={close}
        onConfirm={() => {
          close();
          if (useDetails.getState().fileId === file.id) useDetails.getState().close();
          void leaveOut(file);
        }}
      />
    );
  }
  if (dialog.type === 'erase-file') {
    const { file } = dialog;
    return (
      <EraseDialog
        target={{ kind: 'file', fileId: file.id }}
        title={t('Erase “{file}” from Docent?', { file: file.name })}
        text={[
          t(
            'Docent forgets its text, its index and all it made of it, in its backups too, and leaves it out from now on.',
          ),
          file.parentId === null ? '' : t('It stands inside another file, which goes with it.'),
          t('The file on your disk is not touched. A copy of it elsewhere in the library stays.'),
        ]
          .filter((sentence) => sentence !== '')
          .join(' ')}
        onErased={() => {
          if (useDetails.getState().fileId === file.id) useDetails.getState().close();
          if (useDocument.getState().documentId === file.documentId) useDocument.getState().close();
          useFiles.getState().refreshSoon();
        }}
        onClose={close}
      />
    );
  }
  const folder = folders.find((each) => each.id === dialog.folderId);
  if (!folder) return null;
  if (dialog.type === 'exclusions') return <ExclusionsDialog folder={folder} onClose={close} />;
  if (dialog.type === 'erase-folder') {
    return (
      <EraseDialog
        target={{ kind: 'folder', folderId: folder.id }}
        title={t('Erase “{folder}” from Docent?', { folder: folder.name })}
        text={t(
          'Docent forgets the text and the index of every file in it, in its backups too, and the folder leaves the library. The folder and its files on your disk are not touched.',
        )}
        onErased={() => {
          useDocument.getState().close();
          useFiles.getState().setFilter({ folderId: null });
        }}
        onClose={close}
      />
    );
  }
  if (dialog.type === 'overview') return <FolderOverviewDialog key={folder.id} folder={folder} onClose={close} />;
  if (dialog.type === 'confirm-gone') {
    return (
      <ConfirmDialog
        icon="question"
        title={plural(folder.unconfirmedDeletions, 'Is {n} file really gone?', 'Are {n} files really gone?')}
        text={t('They leave the library of “{folder}”. If they come back within a day, nothing has to be read again.', {
          folder: folder.name,
        })}
        action={t('They Are Gone')}
        onCancel={close}
        onConfirm={() => {
          close();
          void useLibrary.getState().confirmDeletions(folder.id, true);
        }}
      />
    );
  }
  if (dialog.type === 'remove-kept') {
    return (
      <ConfirmDialog
        title={plural(folder.keptDeletions, 'Remove {n} file that you kept?', 'Remove {n} files that you kept?')}
        text={t(
          'They are gone from “{folder}” on the disk and now leave the library as well. If they come back within a day, nothing has to be read again.',
          { folder: folder.name },
        )}
        action={t('Remove Kept Files')}
        onCancel={close}
        onConfirm={() => {
          close();
          if (useFiles.getState().filter.kept) useFiles.getState().setFilter({ kept: false });
          void useLibrary.getState().removeKept(folder.id);
        }}
      />
    );
  }
  return (
    <ConfirmDialog
      title={t('Remove “{folder}” from the library?', { folder: folder.name })}
      text={t('Its files are no longer searched. The folder and the files in it stay exactly as they are.')}
      action={t('Remove')}
      extra={
        <button
          type="button"
          className="link-button"
          onClick={() => useLibraryDialog.getState().ask({ type: 'erase-folder', folderId: folder.id })}
          data-testid="erase-folder"
        >
          {t('Erase Without a Trace…')}
        </button>
      }
      onCancel={close}
      onConfirm={() => {
        close();
        if (useFiles.getState().filter.folderId === folder.id) useFiles.getState().setFilter({ folderId: null });
        void useLibrary.getState().removeFolder(folder.id);
      }}
    />
  );
}
