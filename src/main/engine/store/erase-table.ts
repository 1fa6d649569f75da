/** What goes when a person erases files: their rows, what stands inside them, and which contents that leaves without a file. */
import type { Database } from 'better-sqlite3';
import { leaveNoTrace } from './leave-no-trace.ts';

export type ErasedContent = { readonly publicId: string; readonly sha256: string };

export function createEraseTable(database: Database) {
  const inside = database
    .prepare(`WITH RECURSIVE inside (id) AS (SELECT ? UNION SELECT file.id FROM file JOIN inside ON parent_id = inside.id)
      SELECT id FROM inside`)
    .pluck();
  const ofFolder = database.prepare('SELECT id FROM file WHERE folder_id = ?').pluck();
  return {
    /** The file and everything that stands inside it, hidden rows too. */
    withMembers: (fileId: number) => inside.all(fileId) as number[],
    ofFolder: (folderId: string) => ofFolder.all(folderId) as number[],
    contents: (fileIds: readonly number[]) =>
      database
        .prepare(`SELECT DISTINCT content.public_id AS publicId, lower(hex(content.sha256)) AS sha256 FROM content JOIN file ON content_id = content.id
          WHERE file.id IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(fileIds)) as ErasedContent[],
    /** Merges the full-text index, which drops the terms of what was erased, then writes the database anew. */
    leaveNoTrace(): void {
      database.prepare(`INSERT INTO chunk_words (chunk_words) VALUES ('optimize')`).run();
      database.prepare(`INSERT INTO picture_words (picture_words) VALUES ('optimize')`).run();
      leaveNoTrace(database);
    },
  };
}
