// biome-ignore-all lint/a11y/useSemanticElements: a windowed list cannot be an HTML table, so its rows and cells are said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and the keys; rows and cells are only read
import { memo } from 'react';
import type { FileSummary, FolderSummary } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { KindIcon } from '../../components/kind-icon.tsx';
import { StatusBadge } from '../../components/state-badge.tsx';
import { formatBytes, formatCount, formatDate, formatPercent, shownPath } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useDetails } from '../../stores/details-store.ts';
import { useLibraryDialog } from '../../stores/dialog-store.ts';
import { openFile, readAgain } from '../../stores/file-actions.ts';
import { useFileHover } from '../../stores/file-hover-store.ts';
import { useFiles } from '../../stores/files-store.ts';
import { kindName } from '../kinds.ts';
import { type CurrentReading, fileStatus } from '../state-messages.ts';
import { fileNote, pagesText, retryable } from './file-place.ts';

export type FileRowProps = {
  readonly file: FileSummary | null;
  readonly row: number;
  /** 0 for a file on disk, 1 for what stands inside it, and so on. */
  readonly depth: number;
  /** What stands inside it can be shown below it. */
  readonly canOpen: boolean;
  /** Shown with what stands inside it. */
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly folders: readonly FolderSummary[];
  /** Its entry in the snapshot while it is being read. */
  readonly current: CurrentReading | null;
};

type DisclosureProps = Pick<FileRowProps, 'row' | 'canOpen' | 'isOpen'> & { readonly file: FileSummary };

function Disclosure({ file, row, canOpen, isOpen }: DisclosureProps) {
  if (!canOpen) return <span className="disclosure" />;
  return (
    <button
      type="button"
      className={isOpen ? 'disclosure is-open' : 'disclosure'}
      tabIndex={-1}
      aria-label={
        isOpen
          ? plural(file.members, 'Hide the {n} file inside', 'Hide the {n} files inside')
          : plural(file.members, 'Show the {n} file inside', 'Show the {n} files inside')
      }
      title={isOpen ? t('Hide what is inside') : plural(file.members, '{n} file inside', '{n} files inside')}
      onClick={(event) => {
        event.stopPropagation();
        useFiles.getState().toggle(row);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      data-testid="disclosure"
    >
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d="M3 1.500l4 3.500-4 3.500z" />
      </svg>
    </button>
  );
}

function RowActions({ file }: { readonly file: FileSummary }) {
  return (
    <div className="row-actions" role="gridcell">
      {file.state === 'locked' && (
        <IconButton
          icon="key"
          label={t('Unlock {file}', { file: file.name })}
          tabIndex={-1}
          onClick={() => useLibraryDialog.getState().ask({ type: 'unlock', file })}
          data-testid="unlock-file"
        />
      )}
      {retryable.has(file.state) && (
        <IconButton
          icon="retry"
          label={t('Read {file} again', { file: file.name })}
          tabIndex={-1}
          onClick={() => void readAgain(file)}
          data-testid="retry-file"
        />
      )}
      {file.documentId !== null && (
        <IconButton
          icon="document"
          label={t('Open {file}', { file: file.name })}
          tabIndex={-1}
          onClick={() => openFile(file)}
          data-testid="open-file"
        />
      )}
      <IconButton
        icon="info"
        label={t('Details of {file} (Space)', { file: file.name })}
        tabIndex={-1}
        onClick={() => useDetails.getState().show(file.id)}
        data-testid="file-info"
      />
    </div>
  );
}

/** One file: what it is, how it stands, and why. Drawn again only when its own values change. */
export const FileRow = memo(function FileRow(props: FileRowProps) {
  const { file, row, depth, canOpen, isOpen, isSelected, folders, current } = props;
  if (!file) {
    return (
      <div className="file-row is-loading" role="row" aria-rowindex={row + 2}>
        <span className="loading-line" />
      </div>
    );
  }
  const note = fileNote(file, folders, depth);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it handles the keys
    <div
      className="file-row"
      id={`file-row-${row}`}
      role="row"
      aria-rowindex={row + 2}
      aria-level={depth + 1}
      aria-selected={isSelected}
      aria-expanded={canOpen ? isOpen : undefined}
      data-openable={file.documentId !== null}
      onClick={() => useFiles.getState().select(row)}
      onDoubleClick={() => openFile(file)}
      data-testid="file-row"
      data-state={file.state}
      data-name={file.name}
      data-depth={depth}
    >
      <div className="file-name" role="gridcell" style={{ paddingInlineStart: `${depth * 22}px` }}>
        <Disclosure file={file} row={row} canOpen={canOpen} isOpen={isOpen} />
        <span
          className="file-icon"
          onPointerEnter={(event) => useFileHover.getState().enter(file, event.currentTarget)}
          onPointerLeave={() => useFileHover.getState().leave()}
        >
          <KindIcon kind={file.kind} />
        </span>
        <div className="file-words">
          <span className="file-title" dir="auto" title={shownPath(file.path)}>
            {file.name}
            {file.members > 0 && (
              <span className="file-members" title={plural(file.members, '{n} file inside', '{n} files inside')}>
                {formatCount(file.members)}
              </span>
            )}
          </span>
          {note.text !== '' && (
            <span className={note.isReason ? 'file-note is-reason' : 'file-note'} dir="auto" title={note.text}>
              {note.text}
            </span>
          )}
        </div>
      </div>
      <div role="gridcell">
        <StatusBadge status={fileStatus(file, current)} />
      </div>
      <div className="file-kind" role="gridcell">
        {kindName(file.kind)}
      </div>
      <div
        className="file-number file-pages"
        role="gridcell"
        title={
          file.ocrPages > 0 ? t('{ocrPages} read from scans', { ocrPages: formatCount(file.ocrPages) }) : undefined
        }
      >
        {pagesText(file)}
      </div>
      <div className="file-number file-quality" role="gridcell">
        {file.quality === null ? '–' : formatPercent(file.quality)}
      </div>
      <div className="file-number file-size" role="gridcell">
        {formatBytes(file.size)}
      </div>
      <div className="file-number file-modified" role="gridcell">
        {formatDate(file.modifiedAt)}
      </div>
      <RowActions file={file} />
    </div>
  );
});
