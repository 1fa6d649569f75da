// biome-ignore-all lint/a11y/useSemanticElements: a windowed list cannot be an HTML table, so its rows and cells are said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and the keys; rows and cells are only read
import type { FileSummary, FolderSummary } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { KindIcon } from '../../components/kind-icon.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { formatBytes, formatCount, formatDate } from '../../format.ts';
import { fileBrowserName } from '../../platform.ts';
import { useFiles } from '../../stores/files-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { errorLine, stateMessages } from '../library-messages.ts';

type FileRowProps = {
  readonly file: FileSummary | null;
  readonly index: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
};

const retryable: ReadonlySet<string> = new Set(['failed', 'quarantined', 'partly-read', 'unavailable', 'locked']);

/** Where a file stands, from its registered folder on: `Documents/Contracts`. */
export function placeOf(file: FileSummary, folders: readonly FolderSummary[]): string {
  const folder = folders.find((each) => each.id === file.folderId);
  const inside =
    folder && file.path.startsWith(`${folder.path}/`) ? file.path.slice(folder.path.length + 1) : file.path;
  const parts = inside.split('/').slice(0, -1);
  return (folder ? [folder.name, ...parts] : parts).join('/');
}

/** The second line: why, when something is not as it should be; else the title, else where it stands. */
export function fileNote(
  file: FileSummary,
  folders: readonly FolderSummary[],
): { readonly text: string; readonly isReason: boolean } {
  if (file.reason) return { text: errorLine(file.reason), isReason: true };
  if (file.doubt) return { text: errorLine(file.doubt), isReason: true };
  const { tone, sentence } = stateMessages[file.state];
  if (tone === 'note' || tone === 'problem') return { text: sentence, isReason: true };
  return { text: file.title && file.title !== file.name ? file.title : placeOf(file, folders), isReason: false };
}

/** `12`, `3 of 12` while some are not read, or a dash where a file has no pages. */
export function pagesText(file: FileSummary): string {
  if (file.pages === null) return '–';
  return file.pagesRead < file.pages
    ? `${formatCount(file.pagesRead)} of ${formatCount(file.pages)}`
    : formatCount(file.pages);
}

export function FileRow({ file, index, selected, onSelect, onOpen }: FileRowProps) {
  const folders = useLibrary((state) => state.status?.folders) ?? [];
  if (!file) return <div className="file-row is-loading" role="row" aria-rowindex={index + 2} />;
  const note = fileNote(file, folders);
  const { retry, reveal } = useFiles.getState();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it handles the keys
    <div
      className="file-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-openable={file.documentId !== null}
      onClick={onSelect}
      onDoubleClick={onOpen}
      data-testid="file-row"
      data-state={file.state}
      data-name={file.name}
    >
      <div className="file-name" role="gridcell">
        <KindIcon kind={file.kind} />
        <div className="file-words">
          <span className="file-title" title={file.path}>
            {file.name}
          </span>
          <span className={note.isReason ? 'file-note is-reason' : 'file-note'} title={note.text}>
            {note.text}
          </span>
        </div>
      </div>
      <div>
        <StateBadge state={file.state} />
      </div>
      <div
        className="file-number"
        title={file.ocrPages > 0 ? `${formatCount(file.ocrPages)} read from scans` : undefined}
      >
        {pagesText(file)}
      </div>
      <div className="file-number">{formatBytes(file.size)}</div>
      <div className="file-number file-modified">{formatDate(file.modifiedAt)}</div>
      <div className="row-actions">
        {retryable.has(file.state) && (
          <IconButton
            icon="retry"
            label={`Try ${file.name} again`}
            onClick={() => void retry(file.id)}
            data-testid="retry-file"
          />
        )}
        {file.documentId !== null && (
          <IconButton icon="document" label={`Open ${file.name}`} onClick={onOpen} data-testid="open-file" />
        )}
        <IconButton icon="reveal" label={`Show in ${fileBrowserName()}`} onClick={() => void reveal(file.id)} />
      </div>
    </div>
  );
}
