/** Pure: what is asked for of a table's rows. */
import type { RequestInput } from '../../preload/contract/requests.ts';
import type { RowFilter } from '../../preload/contract/shapes.ts';
import { tableLimits } from './table-limits.ts';

export type RowSort =
  | 'ordinal'
  | 'file'
  | 'state'
  | 'quality'
  | { readonly field: string; readonly by: 'value' | 'confidence' };

export type RowQuery = {
  readonly sort: RowSort;
  readonly descending: boolean;
  readonly only: RowFilter;
  readonly contains: string;
  /** Words by field. */
  readonly where: ReadonlyMap<string, string>;
};

export const plainQuery: RowQuery = {
  sort: 'ordinal',
  descending: false,
  only: 'all',
  contains: '',
  where: new Map(),
};

const sameSort = (a: RowSort, b: RowSort): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.field === b.field && a.by === b.by;

/** How a column's head shows it: null when the rows are in another order. */
export function sortOf(query: RowQuery, sort: RowSort): 'ascending' | 'descending' | null {
  if (!sameSort(query.sort, sort)) return null;
  return query.descending ? 'descending' : 'ascending';
}

/** A click on a head: upwards, downwards, then as the files were taken up. */
export function nextSort(query: RowQuery, sort: RowSort): Pick<RowQuery, 'sort' | 'descending'> {
  const now = sortOf(query, sort);
  if (now === null) return { sort, descending: false };
  if (now === 'ascending') return { sort, descending: true };
  return { sort: 'ordinal', descending: false };
}

/** True when rows are left out. */
export function isNarrowed({ only, contains, where }: RowQuery): boolean {
  return only !== 'all' || contains.trim() !== '' || where.size > 0;
}

export function rowRequest(
  runId: string,
  query: RowQuery,
  from: number,
  limit: number = tableLimits.rowPage,
): RequestInput<'extraction.rows'> {
  const { sort, descending, only, contains, where } = query;
  return {
    ...{ runId, sort, descending, only, from, limit },
    contains: contains.trim(),
    where: [...where].map(([field, words]) => ({ field, contains: words })),
  };
}
