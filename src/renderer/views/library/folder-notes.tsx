import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { useLibraryDialog } from '../../stores/dialog-store.ts';
import { useLibrary } from '../../stores/library-store.ts';

/** `Watched`, or how often it is looked through where the disk tells nothing. */
function watchText(folder: FolderSummary): string {
  if (!folder.available) return t('Disk not connected. Nothing is deleted.');
  if (folder.watched) return t('Watched: changes are read within seconds');
  return plural(
    limits.unwatchedMinutes,
    'This disk does not report changes; Docent looks every minute',
    'This disk does not report changes; Docent looks every {n} minutes',
  );
}

/** Asks what a person alone can know: whether files that vanished at once are gone. */
export function VanishedBanner({ folder }: { readonly folder: FolderSummary }) {
  const { confirmDeletions } = useLibrary.getState();
  return (
    <div className="folder-alert" role="alert" data-testid="vanished">
      <Icon name="warning" size={15} />
      <span className="folder-alert-text">
        <b>
          {plural(
            folder.unconfirmedDeletions,
            '{n} file has vanished at once from “{folder}”.',
            '{n} files have vanished at once from “{folder}”.',
            { folder: folder.name },
          )}
        </b>{' '}
        {t('Are they gone? Until you say so, nothing is removed from the library.')}
      </span>
      <button
        type="button"
        className="button is-small"
        onClick={() => useLibraryDialog.getState().ask({ type: 'confirm-gone', folderId: folder.id })}
        data-testid="they-are-gone"
      >
        {t('They Are Gone')}
      </button>
      <button
        type="button"
        className="button is-small"
        onClick={() => void confirmDeletions(folder.id, false)}
        data-testid="keep-them"
      >
        {t('Keep Them')}
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
        {count === 0 ? t('Leave something out…') : plural(count, '{n} pattern left out…', '{n} patterns left out…')}
      </button>
    </div>
  );
}
