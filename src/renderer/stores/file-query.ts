/** What is asked of the library for its list: filter, order, and the request that belongs to them. */
import type { RequestInput } from '../../preload/contract/requests.ts';
import type { FileState } from '../../preload/contract/shapes.ts';
import { limits } from '../limits.ts';
import { rootList } from './file-tree.ts';

export type FileFilter = {
  readonly folderId: string | null;
  readonly state: FileState | null;
  readonly kind: string | null;
  /** Only files read with doubt. */
  readonly doubtful: boolean;
  /** Only files that are gone from the disk and were kept. */
  readonly kept: boolean;
  readonly nameContains: string;
};

export type SortKey = NonNullable<RequestInput<'file.list'>['sort']>;
export type FileSort = { readonly key: SortKey; readonly descending: boolean };

export const noFilter: FileFilter = {
  folderId: null,
  state: null,
  kind: null,
  doubtful: false,
  kept: false,
  nameContains: '',
};

/** True while only some files are wanted: what stands inside archives and mails is then listed beside the files. */
export function isNarrowed(filter: FileFilter): boolean {
  const { state, kind, doubtful, kept, nameContains } = filter;
  return state !== null || kind !== null || doubtful || kept || nameContains.trim() !== '';
}

/** Names of metadata fields, and what else people call them. */
const fieldNames: Readonly<Record<string, string>> = {
  title: 'title',
  author: 'author',
  by: 'author',
  subject: 'subject',
  keywords: 'keywords',
  keyword: 'keywords',
  description: 'description',
  from: 'from',
  sender: 'from',
  to: 'to',
  cc: 'cc',
  language: 'language',
  publisher: 'publisher',
  company: 'company',
  producer: 'producer',
  application: 'application',
  created: 'created',
  sent: 'sent',
  camera: 'camera',
  taken: 'taken',
  isbn: 'isbn',
  release: 'release',
  version: 'version',
  number: 'number',
};

/** `author: anna` looks in one field alone; any other text in names, titles and all fields. Empty text asks for nothing. */
export function textQuery(typed: string): Pick<RequestInput<'file.list'>, 'nameContains' | 'field'> {
  const text = typed.trim();
  if (text === '') return {};
  const [, before = '', contains = ''] = /^([a-z]+):\s*(\S.*)$/i.exec(text) ?? [];
  const name = fieldNames[before.toLowerCase()];
  return name === undefined
    ? { nameContains: text.slice(0, 200) }
    : { field: { name, contains: contains.slice(0, 200) } };
}

/** The text that finds files with this value in this field; null for fields nobody looks for. */
export function fieldQuery(name: string, value: string): string | null {
  return fieldNames[name] === name && value.length <= 200 ? `${name}: ${value}` : null;
}

/** The request for one page of a list: of the library, or of the members of a container. */
export function pageRequest(filter: FileFilter, sort: FileSort, list: string, page: number): RequestInput<'file.list'> {
  const rows = { from: page * limits.filePage, limit: limits.filePage };
  if (list !== rootList) return { parentId: list, sort: 'path', ...rows };
  return {
    ...(filter.folderId ? { folderId: filter.folderId } : {}),
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.doubtful ? { doubtful: true } : {}),
    ...(filter.kept ? { kept: true } : {}),
    ...textQuery(filter.nameContains),
    members: isNarrowed(filter),
    sort: sort.key,
    descending: sort.descending,
    ...rows,
  };
}

/** Numbers and dates are first wanted from the largest down, names from A on. */
const fromLargest: ReadonlySet<SortKey> = new Set(['size', 'modified', 'pages']);

/** The order after a column's head was chosen: a second time turns it round. */
export function nextSort(sort: FileSort, key: SortKey): FileSort {
  return sort.key === key ? { key, descending: !sort.descending } : { key, descending: fromLargest.has(key) };
}
