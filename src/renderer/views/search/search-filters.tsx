import { SelectField } from '../../components/select-field.tsx';
import { useLibrary } from '../../stores/library-store.ts';
import { useSearch } from '../../stores/search-store.ts';
import { kindGroups } from '../kinds.ts';

/** Groups of kinds to look in; archives hold no words of their own, and PDF is what most people mean by a document. */
const groups = [...kindGroups()].flatMap(([name, members]) => {
  const kinds = members.map(({ kind }) => kind);
  if (name === 'Archives') return [];
  if (name !== 'Documents') return [{ id: name.split(' ')[0]?.toLowerCase() ?? '', name, kinds }];
  return [
    { id: 'pdf', name: 'PDF', kinds: ['pdf'] },
    { id: 'documents', name, kinds: kinds.filter((kind) => kind !== 'pdf') },
  ];
});

export function SearchFilters() {
  const folders = useLibrary((state) => state.status?.folders);
  const folderId = useSearch((state) => state.folderId);
  const chosen = useSearch((state) => state.kinds);
  const { setFolder, toggleKinds } = useSearch.getState();
  return (
    <div className="search-filters">
      <SelectField
        label="Folder"
        value={folderId ?? ''}
        options={[
          { value: '', label: 'All folders' },
          ...(folders ?? []).map((folder) => ({ value: folder.id, label: folder.name })),
        ]}
        onChange={(value) => setFolder(value === '' ? null : value)}
        testId="search-folder"
      />
      <fieldset className="chip-row" aria-label="Kinds of files">
        {groups.map(({ id, name, kinds }) => (
          <button
            key={id}
            type="button"
            className="filter-chip"
            aria-pressed={kinds.every((kind) => chosen.includes(kind))}
            onClick={() => toggleKinds(kinds)}
            data-testid={`search-kind-${id}`}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
