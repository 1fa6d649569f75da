import { useEffect, useRef } from 'react';
import type { FileState } from '../../../preload/contract/shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { type Option, SelectField } from '../../components/select-field.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatAmount, formatCount } from '../../format.ts';
import { shortcutLabel } from '../../platform.ts';
import { useFiles } from '../../stores/files-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { errorMessage, stateMessages } from '../library-messages.ts';
import { FileTable } from './file-table.tsx';
import { FolderList } from './folder-list.tsx';

const states = Object.keys(stateMessages) as FileState[];

function stateOptions(counts: Readonly<Record<FileState, number>>, current: FileState | null): Option[] {
  const used = states.filter((state) => counts[state] > 0 || state === current);
  return [
    { value: '', label: 'All states' },
    ...used.map((state) => ({ value: state, label: `${stateMessages[state].word} (${formatCount(counts[state])})` })),
  ];
}

export function LibraryView() {
  const status = useLibrary((state) => state.status);
  const error = useLibrary((state) => state.error);
  const filter = useFiles((state) => state.filter);
  const { setFilter } = useFiles.getState();
  const focusRequest = useNavigation((state) => state.focusRequest);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focusRequest > 0) field.current?.focus();
  }, [focusRequest]);

  if (status === null && error !== null) {
    const { sentence, next } = errorMessage(error);
    return (
      <main className="view library-view">
        <Toolbar title="Library" />
        <EmptyState
          icon="warning"
          title="The library is not open"
          testId="library-error"
          actions={
            <button type="button" className="button" onClick={() => void useLibrary.getState().refresh()}>
              Try Again
            </button>
          }
        >
          {[sentence, next].filter(Boolean).join(' ')}
        </EmptyState>
      </main>
    );
  }
  if (status === null) {
    return (
      <main className="view library-view">
        <Toolbar title="Library" />
        <div className="view-loading">
          <Spinner size={20} label="Opening the library" />
        </div>
      </main>
    );
  }
  return (
    <main className="view library-view" aria-label="Library">
      <Toolbar
        title="Library"
        subtitle={`${formatAmount(status.files, 'file')} in ${formatAmount(status.folders.length, 'folder')}`}
      >
        <SearchField
          label="Filter files by name"
          placeholder="Filter by name"
          value={filter.nameContains}
          onChange={(nameContains) => setFilter({ nameContains })}
          inputRef={field}
          testId="file-filter"
        />
        <SelectField
          label="Filter files by state"
          value={filter.state ?? ''}
          options={stateOptions(status.counts, filter.state)}
          onChange={(value) => setFilter({ state: value === '' ? null : (value as FileState) })}
          testId="state-filter"
        />
        <button
          type="button"
          className="button"
          title={`Add a folder (${shortcutLabel('O')})`}
          onClick={() => void useLibrary.getState().chooseFolder()}
          data-testid="add-folder"
        >
          <Icon name="folderAdd" />
          Add Folder
        </button>
      </Toolbar>
      {status.folders.length === 0 ? (
        <EmptyState icon="library" title="No folders yet">
          Add a folder, or drop one here.
        </EmptyState>
      ) : (
        <>
          <FolderList folders={status.folders} />
          <FileTable />
        </>
      )}
    </main>
  );
}
