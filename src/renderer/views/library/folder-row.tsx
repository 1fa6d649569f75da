import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useLibrary } from '../../stores/library-store.ts';
import { folderSummaryText, settledInFolder } from './folder-summary-text.ts';

type FolderRowProps = {
  readonly folder: FolderSummary;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onRemove: () => void;
};

export function FolderRow({ folder, selected, onSelect, onRemove }: FolderRowProps) {
  const settled = settledInFolder(folder);
  const isWorking = folder.available && settled < folder.files;
  return (
    <li className="folder-row" data-testid="folder-row" data-name={folder.name} data-selected={selected}>
      <button type="button" className="folder-main" aria-pressed={selected} onClick={onSelect} title={folder.path}>
        <span className="folder-icon">
          <Icon name={folder.available ? 'folder' : 'cloudOff'} size={18} />
        </span>
        <span className="folder-words">
          <span className="folder-name">
            {folder.name}
            {folder.sample && <span className="tag">Samples</span>}
          </span>
          <span className="folder-counts">{folderSummaryText(folder)}</span>
        </span>
        {isWorking && <ProgressBar value={settled} total={folder.files} label={`Progress of ${folder.name}`} />}
      </button>
      <span className="row-actions">
        <IconButton
          icon="retry"
          label={`Look for changes in ${folder.name}`}
          onClick={() => void useLibrary.getState().rescanFolder(folder.id)}
        />
        <IconButton
          icon="trash"
          label={`Remove ${folder.name} from the library`}
          onClick={onRemove}
          data-testid="remove-folder"
        />
      </span>
    </li>
  );
}
