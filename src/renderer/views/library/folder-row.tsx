import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { t } from '../../languages/translate.ts';
import { useLibraryDialog } from '../../stores/dialog-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { ClosedNote } from './closed-note.tsx';
import { FolderNotes, VanishedBanner } from './folder-notes.tsx';
import { folderSummaryText, settledInFolder } from './folder-summary-text.ts';
import { KeptNote } from './kept-note.tsx';

type FolderRowProps = {
  readonly folder: FolderSummary;
  readonly selected: boolean;
  readonly onSelect: () => void;
};

export function FolderRow({ folder, selected, onSelect }: FolderRowProps) {
  const settled = settledInFolder(folder);
  const isWorking = folder.available && settled < folder.files;
  const { ask } = useLibraryDialog.getState();
  return (
    <li
      className="folder-row"
      data-testid="folder-row"
      data-name={folder.name}
      data-selected={selected}
      data-available={folder.available}
    >
      <div className="folder-line">
        <button type="button" className="folder-main" aria-pressed={selected} onClick={onSelect} title={folder.path}>
          <span className="folder-icon">
            <Icon name={folder.available ? 'folder' : 'cloudOff'} size={18} />
          </span>
          <span className="folder-words">
            <span className="folder-name">
              {folder.name}
              {folder.sample && <span className="tag">{t('Samples')}</span>}
              {!folder.watched && folder.available && <span className="tag is-quiet">{t('Not watched')}</span>}
            </span>
            <span className="folder-counts" title={folderSummaryText(folder)}>
              {folderSummaryText(folder)}
            </span>
          </span>
          {isWorking && (
            <ProgressBar
              value={settled}
              total={folder.files}
              label={t('Progress of {folder}', { folder: folder.name })}
            />
          )}
        </button>
        <span className="row-actions">
          <IconButton
            icon="info"
            label={t('What is in {folder}', { folder: folder.name })}
            onClick={() => ask({ type: 'overview', folderId: folder.id })}
            data-testid="folder-overview"
          />
          <IconButton
            icon="eyeOff"
            label={t('What is left out of {folder}', { folder: folder.name })}
            onClick={() => ask({ type: 'exclusions', folderId: folder.id })}
          />
          <IconButton
            icon="retry"
            label={t('Look for changes in {folder}', { folder: folder.name })}
            onClick={() => void useLibrary.getState().rescanFolder(folder.id)}
          />
          <IconButton
            icon="trash"
            label={t('Remove {folder} from the library', { folder: folder.name })}
            onClick={() => ask({ type: 'remove-folder', folderId: folder.id })}
            data-testid="remove-folder"
          />
        </span>
      </div>
      {selected && <FolderNotes folder={folder} />}
      {folder.available && folder.closed.count > 0 && <ClosedNote folder={folder} />}
      {folder.keptDeletions > 0 && <KeptNote folder={folder} />}
      {folder.unconfirmedDeletions > 0 && <VanishedBanner folder={folder} />}
    </li>
  );
}
