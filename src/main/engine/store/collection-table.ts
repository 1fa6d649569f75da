/** Files a whole-collection question goes over, readable or not. */
import type { Database } from 'better-sqlite3';
import { inScope as insideScope, scopeValues } from './in-scope.ts';
import { anyFileOf, documentDate, type SearchFilter, searchable, shownFileOf } from './searchable.ts';

/** Folders and files a question is about; both empty: the whole library. */
export type FileScope = { readonly folderIds: readonly string[]; readonly fileIds: readonly string[] };
export type ScopedFile = { readonly fileId: string; readonly characters: number };

export function createCollectionTable(database: Database) {
  const inScope = ({ folderIds, fileIds }: FileScope) =>
    folderIds.length + fileIds.length === 0
      ? { sql: '1', values: [] }
      : {
          // What is inside an archive or a mail that was chosen takes part.
          sql: insideScope,
          values: scopeValues({ folderIds, fileIds }),
        };
  const readable = shownFileOf({});
  const readableContent = database
    .prepare(`SELECT content.id FROM file JOIN content ON content.id = file.content_id
      WHERE file.public_id = ? AND content.stage IN ('readable', 'ready') AND ${readable.sql}`)
    .pluck();
  const readableFiles = database
    .prepare(`SELECT file.public_id FROM file JOIN content ON content.id = file.content_id
      WHERE content.public_id = ? AND content.stage IN ('readable', 'ready') AND ${readable.sql}
      ORDER BY file.folder_id, file.path_key, ifnull(file.member_path, ''), file.id`)
    .pluck();
  const dateOf = database
    .prepare(
      `SELECT ${documentDate} FROM file LEFT JOIN content ON content.id = file.content_id WHERE file.public_id = ?`,
    )
    .pluck();

  return {
    /** Every file that is there and passes the filter, in the order of their places. */
    files(filter: SearchFilter, scope: FileScope): ScopedFile[] {
      const condition = anyFileOf(filter);
      const place = inScope(scope);
      return database
        .prepare(`SELECT file.public_id AS fileId, ifnull(content.characters, 0) AS characters
          FROM file LEFT JOIN content ON content.id = file.content_id WHERE ${condition.sql} AND ${place.sql}
          ORDER BY file.folder_id, file.path_key, ifnull(file.member_path, ''), file.id`)
        .all(...condition.values, ...place.values) as ScopedFile[];
    },
    /** Row id of the content of this very file, when its text can be read now. */
    readableContent: (fileId: string) => readableContent.get(fileId) as number | undefined,
    /** Files with this document's text that can be read, in the order of their places. */
    readableFiles: (documentId: string) => readableFiles.all(documentId) as string[],
    /** When it was written, milliseconds since 1970; null when it is gone. */
    dateOf: (fileId: string) => (dateOf.get(fileId) as number | undefined) ?? null,
    /** Readable contents that pass a filter with one file each: at most `most`, null when there are more. */
    contents(filter: SearchFilter, most: number): { readonly contentId: number; readonly characters: number }[] | null {
      const condition = searchable(filter);
      const rows = database
        .prepare(
          `SELECT content.id AS contentId, content.characters FROM content WHERE ${condition.sql} ORDER BY content.id LIMIT ?`,
        )
        .all(...condition.values, most + 1) as { contentId: number; characters: number }[];
      return rows.length > most ? null : rows;
    },
  };
}
