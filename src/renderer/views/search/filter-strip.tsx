import type { SearchFacet } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { formatCount } from '../../format.ts';
import { lowerCase } from '../../languages/lower-case.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { useLibrary } from '../../stores/library-store.ts';
import {
  type ConditionChip,
  conditionChips,
  facetText,
  isAsked,
  withCondition,
  withoutCondition,
} from '../../stores/query-conditions.ts';
import { useSearch } from '../../stores/search-store.ts';
import { kindName } from '../kinds.ts';
import { conditionLabel, facetLabel, facetNames, folderName } from './search-messages.ts';

const facetOrder = ['kind', 'year', 'folder', 'language'] as const satisfies readonly SearchFacet['name'][];
const noFolders: readonly never[] = [];

/** The values of a facet that would narrow the results: not what is asked for already, and no choice of one. */
export function offeredValues(
  facet: SearchFacet | undefined,
  chips: readonly ConditionChip[],
  name: SearchFacet['name'],
) {
  const values = (facet?.values ?? []).filter(({ value }) => !isAsked(chips, name, value));
  return (facet?.values.length ?? 0) > 1 ? values.slice(0, limits.facetValues) : [];
}

function RemovableChip({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <button
      type="button"
      className="condition-chip"
      aria-label={t('Remove condition: {label}', { label })}
      title={t('Remove this condition')}
      onClick={onRemove}
      data-testid="condition-chip"
    >
      <span>{label}</span>
      <Icon name="close" size={10} />
    </button>
  );
}

/** What narrows the search: its conditions, which go with a click, and what could narrow it further, with how many documents. */
export function FilterStrip() {
  const { query, results, folderId, kinds } = useSearch();
  const folders = useLibrary((state) => state.status?.folders) ?? noFolders;
  const { setQuery, search } = useSearch.getState();
  if (!results) return null;
  const chips = conditionChips(results.conditions ?? []);
  const facets = facetOrder.flatMap((name) => {
    const values = offeredValues(
      results.facets?.find((each) => each.name === name),
      chips,
      name,
    );
    return values.length > 0 ? [{ name, values }] : [];
  });
  if (chips.length === 0 && facets.length === 0 && folderId === null && kinds.length === 0) return null;
  return (
    <div className="filter-strip" data-testid="filter-strip">
      {(chips.length > 0 || folderId !== null || kinds.length > 0) && (
        <fieldset className="filter-group" aria-label={t('Conditions of this search')}>
          {folderId !== null && (
            <RemovableChip
              label={t('In {folder}', { folder: folderName(folderId, folders) })}
              onRemove={() => search(query, { folderId: null, kinds })}
            />
          )}
          {kinds.length > 0 && (
            <RemovableChip
              label={kinds.map(kindName).join(', ')}
              onRemove={() => search(query, { folderId, kinds: [] })}
            />
          )}
          {chips.map((chip) => (
            <RemovableChip
              key={`${chip.name} ${chip.texts.join(' ')}`}
              label={conditionLabel(chip, folders)}
              onRemove={() => setQuery(chip.texts.reduce(withoutCondition, query))}
            />
          ))}
        </fieldset>
      )}
      {facets.map(({ name, values }) => (
        <fieldset
          key={name}
          className="filter-group"
          aria-label={t('Narrow by {facetNames}', { facetNames: lowerCase(facetNames()[name]) })}
        >
          <span className="filter-name" aria-hidden="true">
            {facetNames()[name]}
          </span>
          {values.map(({ value, documents }) => {
            const label = facetLabel(name, value, folders);
            // The engine may name a folder by its id; people and queries name it by its name.
            const asked = name === 'folder' ? folderName(value, folders) : value;
            return (
              <button
                key={value}
                type="button"
                className="filter-chip"
                onClick={() => setQuery(withCondition(query, facetText(name, asked)))}
                data-testid={`facet-${name}`}
                data-value={value}
              >
                {label}
                <span className="heard-only">, {plural(documents, '{n} document', '{n} documents')}</span>
                <span className="filter-count" aria-hidden="true">
                  {formatCount(documents)}
                </span>
              </button>
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}
