// biome-ignore-all lint/a11y/useSemanticElements: rows of a grid that has the focus and the keys are said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus; its rows are only read
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid answers the keys for its rows
import { memo } from 'react';
import { Icon } from '../../components/icon.tsx';
import { baseName, placeOfPath, shownPath } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { type DocumentGroup as Group, hitKey } from '../../stores/document-groups.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { groupRows, toggleGroup } from '../../stores/result-list.ts';
import { useSearch } from '../../stores/search-store.ts';
import { kindName } from '../kinds.ts';
import { HitRow } from './hit-row.tsx';
import { PageThumbnail } from './page-thumbnail.tsx';
import { rowId } from './row-id.ts';

type DocumentGroupProps = {
  readonly group: Group;
  readonly isOpen: boolean;
  /** The chosen row when it is in this group, else null. */
  readonly selectedKey: string | null;
  readonly explained: ReadonlySet<string>;
};

/** A document with its best passages; the others come when asked for. */
export const DocumentGroup = memo(function DocumentGroup({
  group,
  isOpen,
  selectedKey,
  explained,
}: DocumentGroupProps) {
  const folders = useLibrary((state) => state.status?.folders);
  const [best] = group.hits;
  if (!best) return null;
  const name = baseName(best.path);
  const lines = [name === best.title ? '' : name, placeOfPath(best.path, folders ?? []), kindName(best.kind)];
  const passages = plural(group.hits.length, '{n} passage', '{n} passages');
  return (
    <div
      role="rowgroup"
      className="document-group"
      aria-label={`${best.title}, ${passages}`}
      data-testid="search-group"
    >
      <PageThumbnail hit={best} />
      <div className="group-words">
        <div role="row" className="group-head">
          <div role="rowheader" className="group-title" title={shownPath(best.path)}>
            <h3 dir="auto">{best.title}</h3>
            <span className="group-facts">{facts(lines)}</span>
          </div>
          <div role="gridcell" className="group-count">
            {passages}
          </div>
        </div>
        {groupRows(group, isOpen).map((row) =>
          row.type === 'hit' ? (
            <HitRow
              key={row.key}
              hit={row.hit}
              isSelected={row.key === selectedKey}
              isExplained={explained.has(hitKey(row.hit))}
            />
          ) : (
            <div
              key={row.key}
              id={rowId(row.key)}
              role="row"
              className="more-row"
              aria-selected={row.key === selectedKey}
              onClick={() => useSearch.getState().changeList((list) => toggleGroup(list, group.documentId))}
              data-testid="search-more"
              data-key={row.key}
            >
              <div role="gridcell">
                <Icon name={isOpen ? 'chevronUp' : 'chevronDown'} size={12} />
                {isOpen ? t('Fewer passages') : plural(row.count, '{n} more passage', '{n} more passages')}
              </div>
            </div>
          ),
        )}
      </div>
    </div>
  );
});
