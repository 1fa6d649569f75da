/** Parts of the library a question may be restricted to: what they hold, and what they are called. */
import type { Database } from 'better-sqlite3';
import type { Coverage, Scope } from '../../../preload/contract/shapes.ts';
import { inScope, scopeValues } from './in-scope.ts';
import { shownFileOf } from './searchable.ts';

export type FoundFile = {
  readonly id: string;
  readonly folderId: string;
  readonly name: string;
  readonly path: string;
  readonly memberPath: string | null;
  readonly kind: string;
};

export function createScopeTable(database: Database) {
  const columns =
    'file.public_id AS id, file.folder_id AS folderId, file.name, file.path, file.member_path AS memberPath, file.kind';
  const byId = database.prepare(`SELECT ${columns} FROM file WHERE public_id = ? AND deleted_at IS NULL`);
  const byPath = database.prepare(
    `SELECT ${columns} FROM file WHERE folder_id = ? AND path = ? AND member_path IS NULL AND deleted_at IS NULL`,
  );
  const below = database.prepare(`SELECT ${columns} FROM file WHERE folder_id = ? AND substr(path, 1, length(?)) = ?
    AND parent_id IS NULL AND deleted_at IS NULL ORDER BY path_key LIMIT ?`);
  const named = database.prepare(`SELECT ${columns} FROM file LEFT JOIN content ON content.id = file.content_id
    WHERE file.deleted_at IS NULL AND (file.name LIKE @holding ESCAPE '\\' OR content.title LIKE @holding ESCAPE '\\')
    ORDER BY CASE WHEN file.name LIKE @beginning ESCAPE '\\' THEN 0 WHEN file.name LIKE @word ESCAPE '\\' THEN 1
      WHEN file.name LIKE @holding ESCAPE '\\' THEN 2 ELSE 3 END, file.modified_ms DESC, file.id LIMIT @most`);

  return {
    file: (publicId: string) => byId.get(publicId) as FoundFile | undefined,
    /** `path` as it stands in the registered folder. */
    fileAt: (folderId: string, path: string) => byPath.get(folderId, path) as FoundFile | undefined,
    /** Files of the disk below a place in a registered folder, which ends in a separator. */
    filesBelow: (folderId: string, place: string, most: number) =>
      below.all(folderId, place, place, most) as FoundFile[],

    /** Files by a part of their name or title: names that begin with it first, then with a word of theirs, newest first. */
    named(part: string, most: number): FoundFile[] {
      const safe = part.replace(/[\\%_]/g, '\\$&');
      const patterns = { holding: `%${safe}%`, beginning: `${safe}%`, word: `% ${safe}%` };
      return named.all({ ...patterns, most }) as FoundFile[];
    },

    /** As the library's own coverage, of the files in scope. */
    coverage(scope: Scope): Coverage {
      const inside = shownFileOf({ within: scope });
      const counts = database
        .prepare(`SELECT count(*) AS total, ifnull(sum(${inside.sql} AND content.stage IN ('readable', 'ready')), 0) AS readable,
            ifnull(sum(${inside.sql} AND content.stage = 'readable'), 0) AS notReady
          FROM file LEFT JOIN content ON content.id = file.content_id
          WHERE file.deleted_at IS NULL AND ${inScope}`)
        .get(...inside.values, ...inside.values, ...scopeValues(scope)) as Coverage;
      return counts;
    },
  };
}
