import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { formatAmount } from '../../format.ts';
import { useDetails } from '../../stores/details-store.ts';
import { useLibraryDialog } from '../../stores/dialog-store.ts';
import { leaveOut } from '../../stores/file-actions.ts';
import { useFiles } from '../../stores/files-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
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
        title={`Leave “${file.name}” out of the library?`}
        text={
          isMember
            ? 'It stands inside another file, which is left out with everything in it. The file itself stays exactly as it is.'
            : 'It is no longer read, searched or answered from. The file itself stays exactly as it is, and you can take it back under “Left out”.'
        }
        action="Leave Out"
        onCancel={close}
        onConfirm={() => {
          close();
          if (useDetails.getState().fileId === file.id) useDetails.getState().close();
          void leaveOut(file);
        }}
      />
    );
  }
  const folder = folders.find((each) => each.id === dialog.folderId);
  if (!folder) return null;
  if (dialog.type === 'exclusions') return <ExclusionsDialog folder={folder} onClose={close} />;
  if (dialog.type === 'overview') return <FolderOverviewDialog key={folder.id} folder={folder} onClose={close} />;
  if (dialog.type === 'confirm-gone') {
    return (
      <ConfirmDialog
        title={`Are ${formatAmount(folder.unconfirmedDeletions, 'file')} really gone?`}
        text={`They leave the library of “${folder.name}”. If they come back within a day, nothing has to be read again.`}
        action="They Are Gone"
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
        title={`Remove ${formatAmount(folder.keptDeletions, 'file')} that you kept?`}
        text={`They are gone from “${folder.name}” on the disk and now leave the library as well. If they come back within a day, nothing has to be read again.`}
        action="Remove Kept Files"
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
      title={`Remove “${folder.name}” from the library?`}
      text="Its files are no longer searched. The folder and the files in it stay exactly as they are."
      action="Remove"
      onCancel={close}
      onConfirm={() => {
        close();
        if (useFiles.getState().filter.folderId === folder.id) useFiles.getState().setFilter({ folderId: null });
        void useLibrary.getState().removeFolder(folder.id);
      }}
    />
  );
}
