import { useEffect, useRef } from 'react';
import type { LibraryStatus } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatAmount, formatCount } from '../../format.ts';
import { shortcutLabel } from '../../platform.ts';
import { useDetails } from '../../stores/details-store.ts';
import { saveList } from '../../stores/file-actions.ts';
import { useFiles } from '../../stores/files-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { kindGroups } from '../kinds.ts';

const kindOptions = [
  { value: '', label: 'All kinds' },
  ...[...kindGroups()].flatMap(([group, kinds]) =>
    kinds.map(({ kind, name }) => ({ value: kind, label: name, group: group as string })),
  ),
];

/** `1,284 files in 2 folders, plus 96 attachments and archive members`: the first number is what is on disk. */
export function totalsText(status: LibraryStatus): string {
  const files = `${formatAmount(status.files, 'file')} in ${formatAmount(status.folders.length, 'folder')}`;
  if (status.members === 0) return files;
  const inside = status.members === 1 ? 'attachment or archive member' : 'attachments and archive members';
  return `${files}, plus ${formatCount(status.members)} ${inside}`;
}

export function LibraryToolbar({ status }: { readonly status: LibraryStatus }) {
  const filter = useFiles((state) => state.filter);
  const selectedId = useFiles((state) => state.selectedId);
  const detailsOpen = useDetails((state) => state.isOpen);
  const focusRequest = useNavigation((state) => state.focusRequest);
  const field = useRef<HTMLInputElement>(null);
  const { setFilter } = useFiles.getState();
  useEffect(() => {
    if (focusRequest > 0) field.current?.focus();
  }, [focusRequest]);
  return (
    <Toolbar title="Library" subtitle={totalsText(status)}>
      <SearchField
        label="Filter files by name, title, author, subject or sender"
        placeholder="Name, author, sender"
        hint="Looks in names, titles, authors, subjects and senders; “author: anna” looks in one of them alone"
        value={filter.nameContains}
        onChange={(nameContains) => setFilter({ nameContains })}
        inputRef={field}
        testId="file-filter"
      />
      <SelectField
        label="Filter files by kind"
        value={filter.kind ?? ''}
        options={kindOptions}
        onChange={(value) => setFilter({ kind: value === '' ? null : value })}
        testId="kind-filter"
      />
      <MenuButton
        icon="export"
        label="Save the list of files"
        items={[
          { label: 'Save as CSV…', run: () => void saveList('csv', filter.folderId), testId: 'save-csv' },
          { label: 'Save as JSON…', run: () => void saveList('json', filter.folderId), testId: 'save-json' },
        ]}
        testId="save-list"
      />
      <IconButton
        icon="info"
        label="Details (Space)"
        aria-pressed={detailsOpen}
        disabled={!detailsOpen && selectedId === null}
        onClick={() => useDetails.getState().toggle(selectedId)}
        data-testid="toggle-details"
      />
      <button
        type="button"
        className="button"
        aria-label="Add Folder"
        title={`Add a folder (${shortcutLabel('O')})`}
        onClick={() => void useLibrary.getState().chooseFolder()}
        data-testid="add-folder"
      >
        <Icon name="folderAdd" />
        <span className="button-label">Add Folder</span>
      </button>
    </Toolbar>
  );
}
