// biome-ignore-all lint/a11y/useSemanticElements: a windowed list cannot be an HTML table, so its rows and cells are said with roles
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { VirtualList, type VirtualListHandle } from '../../components/virtual-list.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { isNarrowed, noFilter } from '../../stores/file-query.ts';
import { rowAt, rowCount } from '../../stores/file-tree.ts';
import { useFiles } from '../../stores/files-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { errorLine } from '../error-messages.ts';
import { FileHead } from './file-head.tsx';
import { FileRow } from './file-row.tsx';
import { useFileKeys } from './use-file-keys.ts';

/** CSS pixels; two lines of text. */
const rowHeight = 44;

const noFolders: readonly never[] = [];

/** What stands where the rows would be. */
function NoRows({ isFiltered }: { readonly isFiltered: boolean }) {
  if (!isFiltered) {
    return (
      <EmptyState icon="document" title={t('No files found yet')}>
        {t('Files appear here as soon as they are found.')}
      </EmptyState>
    );
  }
  const showAll = (
    <button type="button" className="button" onClick={() => useFiles.getState().setFilter(noFilter)}>
      {t('Show All Files')}
    </button>
  );
  return <EmptyState icon="search" title={t('No file matches')} actions={showAll} />;
}

/** The rows: only those on screen exist, and only pages that were looked at are fetched. */
export function FileTable() {
  const tree = useFiles((state) => state.tree);
  const total = useFiles((state) => state.total);
  const error = useFiles((state) => state.error);
  const filter = useFiles((state) => state.filter);
  const sort = useFiles((state) => state.sort);
  const selectedId = useFiles((state) => state.selectedId);
  const selectedRow = useFiles((state) => state.selectedRow);
  const folders = useLibrary((state) => state.status?.folders) ?? noFolders;
  const current = useLibrary((state) => state.status?.current);
  const list = useRef<VirtualListHandle>(null);
  const onRange = useCallback((first: number, end: number) => useFiles.getState().showRows(first, end), []);
  const onKeyDown = useFileKeys(list);
  // Rows are compared by value of their props: a snapshot that names the same folders must not draw them all again.
  const folderKey = folders.map((folder) => `${folder.id} ${folder.path}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const places = useMemo(() => folders, [folderKey]);
  const reading = useMemo(() => new Map((current ?? []).map((each) => [each.fileId, each])), [current]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter or order is another list, read from its top
  useEffect(() => list.current?.scrollToRow(0), [filter, sort]);

  if (total === null) {
    if (error) {
      return (
        <EmptyState icon="warning" title={t('The files cannot be listed')}>
          {errorLine(error)}
        </EmptyState>
      );
    }
    return (
      <div className="view-loading">
        <Spinner size={20} label={t('Loading files')} />
      </div>
    );
  }
  if (total === 0) return <NoRows isFiltered={isNarrowed(filter) || filter.folderId !== null} />;
  const count = rowCount(tree);
  return (
    <div
      className="file-table"
      role="treegrid"
      aria-label={plural(total, '{n} file', '{n} files')}
      aria-rowcount={count + 1}
      aria-activedescendant={selectedRow >= 0 ? `file-row-${selectedRow}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid="file-table"
      data-total={total}
    >
      <FileHead />
      <VirtualList
        handle={list}
        count={count}
        rowHeight={rowHeight}
        label={t('Files')}
        isStop
        onRange={onRange}
        renderRow={(at) => {
          const row = rowAt(tree, at);
          const file = row?.file ?? null;
          return (
            <FileRow
              file={file}
              row={at}
              depth={row?.depth ?? 0}
              canOpen={file !== null && file.members > 0 && !isNarrowed(filter)}
              isOpen={file !== null && tree.opened.has(file.id)}
              isSelected={file === null ? at === selectedRow : file.id === selectedId}
              folders={places}
              current={file === null ? null : (reading.get(file.id) ?? null)}
            />
          );
        }}
      />
    </div>
  );
}
