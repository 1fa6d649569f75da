import { useEffect } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { useDetails } from '../../stores/details-store.ts';
import { useFiles } from '../../stores/files-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { errorLine } from '../error-messages.ts';
import { DetailsPanel } from './details-panel.tsx';
import { FileHover } from './file-hover.tsx';
import { FileTable } from './file-table.tsx';
import { FolderList } from './folder-list.tsx';
import { LibraryDialogs } from './library-dialogs.tsx';
import { LibraryToolbar } from './library-toolbar.tsx';
import { ReadingBar } from './reading-bar.tsx';
import { StateChips } from './state-chips.tsx';

/** What stands in place of the library before its first snapshot, or when there is none. */
function NotOpen() {
  const error = useLibrary((state) => state.error);
  const tryAgain = (
    <button type="button" className="button" onClick={() => void useLibrary.getState().refresh()}>
      {t('Try Again')}
    </button>
  );
  return (
    <main className="view library-view">
      <Toolbar title={t('Library')} />
      {error ? (
        <EmptyState icon="warning" title={t('The library is not open')} testId="library-error" actions={tryAgain}>
          {errorLine(error)}
        </EmptyState>
      ) : (
        <div className="view-loading">
          <Spinner size={20} label={t('Opening the library')} />
        </div>
      )}
    </main>
  );
}

/** Every file of the library in one list, with what goes on and what can be done. */
export function LibraryView() {
  const status = useLibrary((state) => state.status);
  const selectedId = useFiles((state) => state.selectedId);
  const detailsOpen = useDetails((state) => state.isOpen);
  useEffect(() => {
    if (selectedId !== null) useDetails.getState().follow(selectedId);
  }, [selectedId]);
  if (status === null) return <NotOpen />;
  return (
    <main className="view library-view" aria-label={t('Library')}>
      <LibraryToolbar status={status} />
      {status.folders.length === 0 ? (
        <EmptyState icon="library" title={t('No folders yet')}>
          {t('Add a folder, or drop one here.')}
        </EmptyState>
      ) : (
        <div className="library-body">
          <div className="library-main">
            <ReadingBar status={status} />
            <FolderList folders={status.folders} />
            <StateChips status={status} />
            <FileTable />
          </div>
          {detailsOpen && <DetailsPanel />}
        </div>
      )}
      <FileHover />
      <LibraryDialogs folders={status.folders} />
    </main>
  );
}
