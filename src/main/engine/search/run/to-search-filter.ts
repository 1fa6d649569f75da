import type { Scope } from '../../../../preload/contract/shapes.ts';
import type { FolderRow } from '../../store/folder-table.ts';
import type { PlaceFilter, SearchFilter } from '../../store/searchable.ts';
import type { ParsedQuery } from '../query.ts';

/** What a caller sets beside the query: the window's chips. */
export type GivenFilter = {
  readonly folderId?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  /** Folders and files outside of which nothing is found. */
  readonly within?: Scope | undefined;
};

/** The query's conditions and those given beside it, in terms of this library's folders. */
export function toSearchFilter(
  query: Pick<ParsedQuery, 'filter' | 'required' | 'excluded'>,
  given: GivenFilter,
  folders: readonly FolderRow[],
): SearchFilter {
  const { filter } = query;
  const places = (parts: readonly string[]): PlaceFilter[] =>
    parts.map((part) => {
      const name = part.replace(/^\/+|\/+$/g, '');
      return { folderIds: folders.filter(({ path }) => holds(path, name)).map(({ id }) => id), pathPart: name };
    });
  // Kinds asked for in both places must hold both times.
  const both =
    given.kinds?.length && filter.kinds.length ? given.kinds.filter((kind) => filter.kinds.includes(kind)) : null;
  return {
    within: given.within,
    folderId: given.folderId,
    kinds: both ? (both.length > 0 ? both : ['']) : filter.kinds.length > 0 ? filter.kinds : given.kinds,
    withoutKinds: filter.withoutKinds,
    places: places(filter.places),
    withoutPlaces: places(filter.withoutPlaces),
    after: filter.after,
    before: filter.before,
    people: filter.people,
    fields: filter.fields,
    names: filter.names,
    languages: filter.languages,
    required: query.required,
    excluded: query.excluded,
  };
}

/** A registered folder is meant by its own name or its place: `contracts`, `Documents/contracts`. */
function holds(path: string, part: string): boolean {
  const tidy = (text: string) => `/${text.normalize('NFC').toLowerCase()}/`;
  const own = path.split('/').slice(-2).join('/');
  return tidy(own).includes(tidy(part)) || (own.split('/').at(-1) ?? '').toLowerCase().includes(part.toLowerCase());
}
