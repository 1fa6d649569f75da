import type { SearchCondition } from '../../../preload/contract/shapes.ts';

/** What a query asks beyond its words, as typed; resolved against a library by `toSearchFilter`. Lists of one field are alternatives. */
export type QueryFilter = {
  /** Folder names or parts of a path. */
  readonly places: readonly string[];
  readonly kinds: readonly string[];
  readonly withoutKinds: readonly string[];
  readonly withoutPlaces: readonly string[];
  /** Milliseconds: documents of that moment or later, and earlier than that moment. */
  readonly after: number | null;
  readonly before: number | null;
  /** Parts of a sender's or author's name. */
  readonly people: readonly string[];
  /** Metadata that must hold a text. */
  readonly fields: readonly { readonly name: string; readonly contains: string }[];
  /** Parts of a file's name or a document's title. */
  readonly names: readonly string[];
  /** ISO 639-1. */
  readonly languages: readonly string[];
};

export const noFilter: QueryFilter = {
  places: [],
  kinds: [],
  withoutKinds: [],
  withoutPlaces: [],
  after: null,
  before: null,
  people: [],
  fields: [],
  names: [],
  languages: [],
};

/** A condition that was understood, with what it does. */
export type Understood = { readonly condition: SearchCondition; readonly filter: Partial<QueryFilter> };

/** All conditions together: alternatives within a list, the later of two starts, the earlier of two ends. */
export function joinFilters(filters: readonly Partial<QueryFilter>[]): QueryFilter {
  const lists = <Key extends 'places' | 'kinds' | 'withoutKinds' | 'withoutPlaces' | 'people' | 'names' | 'languages'>(
    key: Key,
  ) => [...new Set(filters.flatMap((filter) => filter[key] ?? []))];
  const times = (key: 'after' | 'before') => filters.flatMap((filter) => filter[key] ?? []);
  const after = times('after');
  const before = times('before');
  return {
    places: lists('places'),
    kinds: lists('kinds'),
    withoutKinds: lists('withoutKinds'),
    withoutPlaces: lists('withoutPlaces'),
    people: lists('people'),
    names: lists('names'),
    languages: lists('languages'),
    fields: filters.flatMap((filter) => filter.fields ?? []),
    after: after.length > 0 ? Math.max(...after) : null,
    before: before.length > 0 ? Math.min(...before) : null,
  };
}
