// biome-ignore-all lint/a11y/useSemanticElements: a windowed list cannot be an HTML table, so its rows and cells are said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and the keys; rows and cells are only read
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { VirtualList, type VirtualListHandle } from '../../components/virtual-list.tsx';
import { formatAmount } from '../../format.ts';
import { useDocument } from '../../stores/document-store.ts';
import { useFiles } from '../../stores/files-store.ts';
import { errorLine } from '../library-messages.ts';
import { FileRow } from './file-row.tsx';

/** CSS pixels; two lines of text. */
const rowHeight = 44;

/** Opens what can be opened; a file that has not been read has nothing to show. */
export function openFile(index: number): void {
  const file = useFiles.getState().rows.get(index);
  if (!file?.documentId) return;
  void useDocument
    .getState()
    .open({ documentId: file.documentId, fileId: file.id, title: file.title ?? file.name, span: null });
}

export function FileTable() {
  const rows = useFiles((state) => state.rows);
  const total = useFiles((state) => state.total);
  const error = useFiles((state) => state.error);
  const filter = useFiles((state) => state.filter);
  const [selected, setSelected] = useState(-1);
  const list = useRef<VirtualListHandle>(null);
  const onRange = useCallback((first: number, end: number) => useFiles.getState().showRows(first, end), []);

  if (total === null) {
    if (error)
      return (
        <EmptyState icon="warning" title="The files cannot be listed">
          {errorLine(error)}
        </EmptyState>
      );
    return (
      <div className="view-loading">
        <Spinner size={20} label="Loading files" />
      </div>
    );
  }
  const isFiltered = filter.nameContains !== '' || filter.state !== null || filter.folderId !== null;
  if (total === 0) {
    return isFiltered ? (
      <EmptyState
        icon="search"
        title="No file matches"
        actions={
          <button
            type="button"
            className="button"
            onClick={() => useFiles.getState().setFilter({ nameContains: '', state: null, folderId: null })}
          >
            Show All Files
          </button>
        }
      />
    ) : (
      <EmptyState icon="document" title="No files found yet">
        Files appear here as soon as they are found.
      </EmptyState>
    );
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -total,
      End: total,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(total - 1, selected + step));
      setSelected(next);
      list.current?.scrollToRow(next);
    } else if (event.key === 'Enter' && selected >= 0) openFile(selected);
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="file-table"
      role="grid"
      aria-label={formatAmount(total, 'file')}
      aria-rowcount={total + 1}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="file-head" role="row">
        <span role="columnheader">Name</span>
        <span role="columnheader">State</span>
        <span role="columnheader">Pages</span>
        <span role="columnheader">Size</span>
        <span role="columnheader" className="file-modified">
          Modified
        </span>
        <span className="file-head-space" />
      </div>
      <VirtualList
        handle={list}
        count={total}
        rowHeight={rowHeight}
        label="Files"
        onRange={onRange}
        renderRow={(index) => (
          <FileRow
            file={rows.get(index) ?? null}
            index={index}
            selected={index === selected}
            onSelect={() => setSelected(index)}
            onOpen={() => openFile(index)}
          />
        )}
      />
    </div>
  );
}
