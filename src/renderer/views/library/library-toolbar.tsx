import { useEffect, useRef } from 'react';
import type { LibraryStatus } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { shortcutLabel } from '../../platform.ts';
import { useDetails } from '../../stores/details-store.ts';
import { saveList } from '../../stores/file-actions.ts';
import { useFiles } from '../../stores/files-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { groupName, kindGroups } from '../kinds.ts';

const kindOptions = () => [
  { value: '', label: t('All kinds') },
  ...[...kindGroups()].flatMap(([group, kinds]) =>
    kinds.map(({ kind, name }) => ({ value: kind, label: name, group: groupName(group) })),
  ),
];

/** `1,284 files in 2 folders, plus 96 attachments and archive members`: the first number is what is on disk. */
export function totalsText(status: LibraryStatus): string {
  const files = t('{files} in {folders}', {
    files: plural(status.files, '{n} file', '{n} files'),
    folders: plural(status.folders.length, '{n} folder', '{n} folders'),
  });
  if (status.members === 0) return files;
  return plural(
    status.members,
    '{files}, plus {n} attachment or archive member',
    '{files}, plus {n} attachments and archive members',
    { files },
  );
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
    <Toolbar title={t('Library')} subtitle={totalsText(status)}>
      <SearchField
        label={t('Filter files by name, title, author, subject or sender')}
        placeholder={t('Name, author, sender')}
        hint={t('Looks in names, titles, authors, subjects and senders; “author: anna” looks in one of them alone')}
        value={filter.nameContains}
        onChange={(nameContains) => setFilter({ nameContains })}
        inputRef={field}
        testId="file-filter"
      />
      <SelectField
        label={t('Filter files by kind')}
        value={filter.kind ?? ''}
        options={kindOptions()}
        onChange={(value) => setFilter({ kind: value === '' ? null : value })}
        testId="kind-filter"
      />
      <MenuButton
        icon="export"
        label={t('Save the list of files')}
        items={[
          { label: t('Save as CSV…'), run: () => void saveList('csv', filter.folderId), testId: 'save-csv' },
          { label: t('Save as JSON…'), run: () => void saveList('json', filter.folderId), testId: 'save-json' },
        ]}
        testId="save-list"
      />
      <IconButton
        icon="info"
        label={t('Details (Space)')}
        aria-pressed={detailsOpen}
        disabled={!detailsOpen && selectedId === null}
        onClick={() => useDetails.getState().toggle(selectedId)}
        data-testid="toggle-details"
      />
      <button
        type="button"
        className="button"
        aria-label={t('Add Folder')}
        title={t('Add a folder ({shortcut})', { shortcut: shortcutLabel('O') })}
        onClick={() => void useLibrary.getState().chooseFolder()}
        data-testid="add-folder"
      >
        <Icon name="folderAdd" />
        <span className="button-label">{t('Add Folder')}</span>
      </button>
    </Toolbar>
  );
}
