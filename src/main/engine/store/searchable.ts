/** Which passages a search may find, as SQL over `content` and, for what concerns a file, the files that hold it. */
import type { Scope } from '../../../preload/contract/shapes.ts';
import { inScope, scopeValues } from './in-scope.ts';

export type PlaceFilter = {
  /** Registered folders meant by name. */
  readonly folderIds: readonly string[];
  /** Or a part of the path of folders a file stands in. */
  readonly pathPart: string;
};

/** All that is given must hold; within a list one is enough. */
export type SearchFilter = {
  /** Folders and files outside of which nothing is found; undefined or null: no such limit. */
  readonly within?: Scope | null | undefined;
  readonly folderId?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly withoutKinds?: readonly string[];
  readonly places?: readonly PlaceFilter[];
  readonly withoutPlaces?: readonly PlaceFilter[];
  /** Document dates, milliseconds: from `after` on, earlier than `before`. */
  readonly after?: number | null;
  readonly before?: number | null;
  /** Part of a sender's or author's name. */
  readonly people?: readonly string[];
  readonly fields?: readonly { readonly name: string; readonly contains: string }[];
  /** Part of a file's name or a document's title. */
  readonly names?: readonly string[];
  readonly languages?: readonly string[];
  /** FTS5 expressions: what a passage must hold (phrases), and what it must not. */
  readonly required?: string | null;
  readonly excluded?: string | null;
};

export type Condition = { readonly sql: string; readonly values: readonly unknown[] };

/**
 * When a document was written, milliseconds: its own word for it (a mail was sent, a text last changed, made) before the file's time,
 * which copying may change. Needs `content` and `file` in scope.
 */
export const documentDate = `coalesce(${['sent', 'modified', 'created']
  .map(
    (name) =>
      `(SELECT unixepoch(value) * 1000 FROM content_metadata WHERE content_id = content.id AND name = '${name}' AND unixepoch(value) IS NOT NULL LIMIT 1)`,
  )
  .join(', ')}, file.modified_ms)`;

/**
 * A content is searchable when it is readable and a shown file that passes the filter holds it. A file whose bytes are as they
 * were keeps its text while it waits to be read once more, and while it can't be reached. Every part is looked up by the content's id, so
 * that a candidate costs the same in any library.
 */
export function searchable(filter: SearchFilter): Condition {
  const file = all([given(`file.content_id = content.id AND ${shownFile}`), ...fileConditions(filter)]);
  return all([
    given(`content.stage IN ('readable', 'ready')`),
    { sql: `EXISTS (SELECT 1 FROM file WHERE ${file.sql})`, values: file.values },
    ...contentConditions(filter),
  ]);
}

/** The same for one file of a content, with `content` and `file` in scope. */
export function shownFileOf(filter: SearchFilter): Condition {
  return all([given(shownFile), ...fileConditions(filter)]);
}

/** Any file that is there, readable or not, and is not known to fail the filter: what nobody could read yet may pass it. */
export function anyFileOf(filter: SearchFilter): Condition {
  const content = all([given('1'), ...contentConditions(filter)]);
  return all([
    given('file.deleted_at IS NULL'),
    ...fileConditions(filter),
    { sql: `(content.id IS NULL OR (${content.sql}))`, values: content.values },
  ]);
}

/** What a passage itself must and must not hold, with `chunk` in scope; the keyword part says it in its own expression. */
export function passageCondition(filter: SearchFilter): Condition {
  const holding = 'chunk.id IN (SELECT rowid FROM chunk_words WHERE chunk_words MATCH ?)';
  return all([
    given('1'),
    ...(filter.required ? [given(holding, filter.required)] : []),
    ...(filter.excluded ? [given(`NOT ${holding}`, filter.excluded)] : []),
  ]);
}

/** Whether a filter leaves anything out, so that nearest neighbours alone could be too few. */
export function isNarrow(filter: SearchFilter): boolean {
  return Object.values(filter).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null,
  );
}

const shownFile = `file.deleted_at IS NULL AND (coalesce(file.held_state, file.state) IN ('readable', 'ready', 'partly-read')
  OR (file.outdated = 0 AND file.state IN ('waiting', 'reading', 'unavailable')))`;

function fileConditions(filter: SearchFilter): Condition[] {
  const conditions: Condition[] = [];
  if (filter.within) conditions.push(given(inScope, ...scopeValues(filter.within)));
  if (filter.folderId) conditions.push(given('file.folder_id = ?', filter.folderId));
  if (filter.kinds?.length)
    conditions.push(given('file.kind IN (SELECT value FROM json_each(?))', JSON.stringify(filter.kinds)));
  if (filter.withoutKinds?.length) {
    conditions.push(given('file.kind NOT IN (SELECT value FROM json_each(?))', JSON.stringify(filter.withoutKinds)));
  }
  if (filter.places?.length) conditions.push(any(filter.places.map(inPlace)));
  for (const place of filter.withoutPlaces ?? []) conditions.push(not(inPlace(place)));
  if (typeof filter.after === 'number') conditions.push(given(`${documentDate} >= ?`, filter.after));
  if (typeof filter.before === 'number') conditions.push(given(`${documentDate} < ?`, filter.before));
  if (filter.names?.length) {
    conditions.push(
      any(
        filter.names.map((name) =>
          given(`(file.name LIKE ? ESCAPE '\\' OR content.title LIKE ? ESCAPE '\\')`, holding(name), holding(name)),
        ),
      ),
    );
  }
  return conditions;
}

function contentConditions(filter: SearchFilter): Condition[] {
  const conditions: Condition[] = [];
  const metadata = (names: readonly string[], part: string) =>
    given(
      `EXISTS (SELECT 1 FROM content_metadata WHERE content_id = content.id
        AND name IN (SELECT value FROM json_each(?)) AND value LIKE ? ESCAPE '\\')`,
      JSON.stringify(names),
      holding(part),
    );
  if (filter.people?.length) conditions.push(any(filter.people.map((person) => metadata(personFields, person))));
  for (const { name, contains } of filter.fields ?? []) conditions.push(metadata([name], contains));
  if (filter.languages?.length) {
    conditions.push(given('content.language IN (SELECT value FROM json_each(?))', JSON.stringify(filter.languages)));
  }
  return conditions;
}

/** Fields with the name of who wrote something. */
const personFields = ['from', 'sender', 'author', 'last-author', 'creator'];

function inPlace({ folderIds, pathPart }: PlaceFilter): Condition {
  return given(
    `(file.folder_id IN (SELECT value FROM json_each(?)) OR file.path LIKE ? ESCAPE '\\')`,
    JSON.stringify(folderIds),
    `${holding(pathPart)}/%`,
  );
}

function given(sql: string, ...values: readonly unknown[]): Condition {
  return { sql, values };
}

function all(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function any(conditions: readonly Condition[]): Condition {
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(' OR ')})`,
    values: conditions.flatMap(({ values }) => values),
  };
}

function not({ sql, values }: Condition): Condition {
  return { sql: `NOT ${sql}`, values };
}

/** A LIKE pattern for text that holds `part`. */
function holding(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}
