import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useLibraryDialog } from '../../stores/dialog-store.ts';
import { useFiles } from '../../stores/files-store.ts';

/** Files that are gone from the disk and were kept: to be looked at, and to be let go of after all. */
export function KeptNote({ folder }: { readonly folder: FolderSummary }) {
  const { setFilter } = useFiles.getState();
  return (
    <div className="folder-notes" data-testid="kept-files">
      <span className="folder-watch">
        <Icon name="cloudOff" size={13} />
        {plural(
          folder.keptDeletions,
          '{n} file is gone from the disk, kept here',
          '{n} files are gone from the disk, kept here',
        )}
      </span>
      <button
        type="button"
        className="link-button"
        onClick={() => setFilter({ folderId: folder.id, kept: true, state: null, doubtful: false })}
        data-testid="show-kept"
      >
        {t('Show')}
      </button>
      <button
        type="button"
        className="link-button"
        onClick={() => useLibraryDialog.getState().ask({ type: 'remove-kept', folderId: folder.id })}
        data-testid="remove-kept"
      >
        {t('Remove Kept Files…')}
      </button>
    </div>
  );
}
