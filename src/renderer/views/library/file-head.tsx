// biome-ignore-all lint/a11y/useSemanticElements: a windowed list cannot be an HTML table, so its heads are said with roles
// biome-ignore-all lint/a11y/useFocusableInteractive: the button inside each head takes the focus

import { Icon } from '../../components/icon.tsx';
import { lowerCase } from '../../languages/lower-case.ts';
import { t } from '../../languages/translate.ts';
import type { SortKey } from '../../stores/file-query.ts';
import { useFiles } from '../../stores/files-store.ts';

function SortButton({ sortKey, label }: { readonly sortKey: SortKey; readonly label: string }) {
  const sort = useFiles((state) => state.sort);
  const isActive = sort.key === sortKey;
  return (
    <button
      type="button"
      className={isActive ? 'sort-button is-active' : 'sort-button'}
      title={t('Sort by {label}', { label: lowerCase(label) })}
      onClick={() => useFiles.getState().sortBy(sortKey)}
      data-testid={`sort-${sortKey}`}
    >
      {label}
      {isActive && <Icon name={sort.descending ? 'chevronDown' : 'chevronUp'} size={11} />}
    </button>
  );
}

type HeadCellProps = { readonly columns: readonly (readonly [SortKey, string])[]; readonly className?: string };

function HeadCell({ columns, className }: HeadCellProps) {
  const sort = useFiles((state) => state.sort);
  const isActive = columns.some(([key]) => key === sort.key);
  return (
    <span
      role="columnheader"
      className={className}
      aria-sort={isActive ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      {columns.map(([key, label]) => (
        <SortButton key={key} sortKey={key} label={label} />
      ))}
    </span>
  );
}

/** The heads of the columns; each sorts, a second time the other way round. */
export function FileHead() {
  return (
    <div className="file-head" role="row" aria-rowindex={1}>
      <HeadCell
        className="file-head-name"
        columns={[
          ['name', t('Name')],
          ['path', t('Place')],
        ]}
      />
      <HeadCell columns={[['state', t('State')]]} />
      <HeadCell className="file-kind" columns={[['kind', t('Kind')]]} />
      <HeadCell className="file-number file-pages" columns={[['pages', t('Pages')]]} />
      <HeadCell className="file-number file-quality" columns={[['quality', t('Quality')]]} />
      <HeadCell className="file-number file-size" columns={[['size', t('Size')]]} />
      <HeadCell className="file-number file-modified" columns={[['modified', t('Changed')]]} />
      <span className="file-head-space" />
    </div>
  );
}
