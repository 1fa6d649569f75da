/** What a folder or a scope holds, counted. */
import type { Database } from 'better-sqlite3';
import type { FileState, Scope } from '../../../preload/contract/shapes.ts';
import { unpackBlocks } from './packed-blocks.ts';
import { documentDate, shownFileOf } from './searchable.ts';

export type OverviewContent = {
  readonly contentId: number;
  readonly fileId: number;
  readonly documentId: string;
  readonly filePublicId: string;
  readonly name: string;
  readonly title: string | null;
  readonly kind: string;
  readonly language: string | null;
  readonly characters: number;
};

export function createOverviewTable(database: Database) {
  const columns = `content.id AS contentId, min(file.id) AS fileId, content.public_id AS documentId,
    file.public_id AS filePublicId, file.name, content.title, file.kind, content.language, content.characters`;
  const readable = (within: Scope | undefined) => shownFileOf({ within });
  const units = database.prepare('SELECT text, blocks FROM page WHERE content_id = ? ORDER BY unit LIMIT ?');

  return {
    /** Readable documents in scope, newest file or longest text first. */
    contents(within: Scope | undefined, by: 'newest' | 'longest', most: number): OverviewContent[] {
      const file = readable(within);
      const order = by === 'newest' ? 'file.modified_ms' : 'content.characters';
      return database
        .prepare(`SELECT ${columns} FROM file JOIN content ON content.id = file.content_id
          WHERE content.stage IN ('readable', 'ready') AND content.characters > 0 AND ${file.sql}
          GROUP BY content.id ORDER BY ${order} DESC, content.id LIMIT ?`)
        .all(...file.values, most) as OverviewContent[];
    },

    /** Headings of the first units, in the order of the text. */
    headings: (contentId: number, most: number) =>
      (units.all(contentId, most) as { text: string; blocks: string }[]).flatMap(({ text, blocks }) =>
        unpackBlocks(blocks)
          .filter(({ kind }) => kind === 'heading')
          .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')),
      ),

    kinds: (folderId: string) =>
      database
        .prepare(`SELECT kind, count(*) AS count FROM file WHERE folder_id = ? AND deleted_at IS NULL AND parent_id IS NULL
          GROUP BY kind ORDER BY count DESC, kind`)
        .all(folderId) as { kind: string; count: number }[],

    /** First and last date of the readable documents, milliseconds. */
    period(folderId: string): { readonly first: number; readonly last: number } | null {
      const file = readable({ folderIds: [folderId], fileIds: [] });
      const row = database
        .prepare(`SELECT min(date) AS first, max(date) AS last FROM (SELECT ${documentDate} AS date
          FROM file JOIN content ON content.id = file.content_id WHERE ${file.sql})`)
        .get(...file.values) as { first: number | null; last: number | null };
      return row.first === null || row.last === null ? null : { first: row.first, last: row.last };
    },

    /** Files nothing could be read from. */
    unreadable(folderId: string, most: number) {
      const where = `folder_id = ? AND deleted_at IS NULL AND state IN ('locked', 'unsupported', 'unavailable', 'quarantined', 'failed')`;
      const count = database.prepare(`SELECT count(*) FROM file WHERE ${where}`).pluck().get(folderId) as number;
      const files = database
        .prepare(`SELECT public_id AS fileId, name, state FROM file WHERE ${where} ORDER BY path_key LIMIT ?`)
        .all(folderId, most) as { fileId: string; name: string; state: FileState }[];
      return { count, files };
    },
  };
}
