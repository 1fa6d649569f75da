/** Which files a question may be answered from, as SQL. */
import type { Scope } from '../../../preload/contract/shapes.ts';

/** Whether `file` lies in scope: in one of the folders, one of the files, or inside one of them. Takes the `scopeValues`. */
export const inScope = `(file.folder_id IN (SELECT value FROM json_each(?)) OR file.id IN (
  WITH RECURSIVE inside (id) AS (SELECT id FROM file WHERE public_id IN (SELECT value FROM json_each(?))
    UNION SELECT member.id FROM file AS member JOIN inside ON member.parent_id = inside.id) SELECT id FROM inside))`;

/** What `inScope` takes. */
export function scopeValues(scope: Scope): readonly string[] {
  return [JSON.stringify(scope.folderIds), JSON.stringify(scope.fileIds)];
}
