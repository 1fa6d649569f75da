import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { formatAmount } from '../../format.ts';
import { limits } from '../../limits.ts';
import { useLibraryDialog } from '../../stores/dialog-store.ts';
import { useLibrary } from '../../stores/library-store.ts';

/** `Watched`, or how often it is looked through where the disk tells nothing. */
function watchText(folder: FolderSummary): string {
  if (!folder.available) return 'Disk not connected. Nothing is deleted.';
  if (folder.watched) return 'Watched: changes are read within seconds';
  return `This disk does not report changes; Docent looks every ${limits.unwatchedMinutes} minutes`;
}

/** Asks what a person alone can know: whether files that vanished at once are gone. */
export function VanishedBanner({ folder }: { readonly folder: FolderSummary }) {
  const { confirmDeletions } = useLibrary.getState();
  return (
    <div className="folder-alert" role="alert" data-testid="vanished">
      <Icon name="warning" size={15} />
      <span className="folder-alert-text">
        <b>
          {formatAmount(folder.unconfirmedDeletions, 'file has', 'files have')} vanished at once from “{folder.name}”.
        </b>{' '}
        Are they gone? Until you say so, nothing is removed from the library.
      </span>
      <button
        type="button"
        className="button is-small"
        onClick={() => useLibraryDialog.getState().ask({ type: 'confirm-gone', folderId: folder.id })}
        data-testid="they-are-gone"
      >
        They Are Gone
      </button>
      <button
        type="button"
        className="button is-small"
        onClick={() => void confirmDeletions(folder.id, false)}
        data-testid="keep-them"
      >
        Keep Them
      </button>
    </div>
  );
}

/** The chosen folder's own lines: where it is, how changes are noticed, what is left out. */
export function FolderNotes({ folder }: { readonly folder: FolderSummary }) {
  const count = folder.exclusions.length;
  return (
    <div className="folder-notes">
      <span className="folder-path" title={folder.path}>
        {folder.path}
      </span>
      <span className="folder-watch">
        <Icon name={folder.available ? (folder.watched ? 'checkCircle' : 'clock') : 'cloudOff'} size={13} />
        {watchText(folder)}
      </span>
      <button
        type="button"
        className="link-button"
        onClick={() => useLibraryDialog.getState().ask({ type: 'exclusions', folderId: folder.id })}
        data-testid="edit-exclusions"
      >
        <Icon name="eyeOff" size={13} />
        {count === 0 ? 'Leave something out…' : `${formatAmount(count, 'pattern')} left out…`}
      </button>
    </div>
  );
}
