import { kindName } from '../../components/kind-icon.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useLibrary } from '../../stores/library-store.ts';
import { useSearch } from '../../stores/search-store.ts';

/** Kinds that can be read today; a new format adds a word here. */
const kinds = ['pdf', 'docx', 'markdown', 'text', 'html'] as const;

export function SearchFilters() {
  const folders = useLibrary((state) => state.status?.folders);
  const folderId = useSearch((state) => state.folderId);
  const chosen = useSearch((state) => state.kinds);
  const { setFolder, toggleKind } = useSearch.getState();
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
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="filter-chip"
            aria-pressed={chosen.includes(kind)}
            onClick={() => toggleKind(kind)}
            data-testid={`search-kind-${kind}`}
          >
            {kindName(kind)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
