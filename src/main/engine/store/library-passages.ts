/** Whole documents with their passages and vectors, for what leaves the library: a team library, an export, another computer. */
import type { Database } from 'better-sqlite3';
import { floatsOf } from './read-vectors.ts';

export type LeavingDocument = {
  readonly contentId: number;
  readonly documentId: string;
  readonly sha256: string;
  readonly kind: string;
  readonly reading: string;
  readonly title: string;
  readonly language: string | null;
  readonly characters: number;
  readonly folderId: string;
  /** Inside its folder. */
  readonly path: string;
  readonly memberPath: string | null;
  readonly vectors: number;
};

export function createLibraryPassages(database: Database) {
  return {
    /** Readable documents with a file in one of these folders, by id; `after` an id. `embedding` 0: none. */
    documents: (folderIds: readonly string[], embedding: number, after: number, most: number) =>
      database
        .prepare(`SELECT content.id AS contentId, content.public_id AS documentId, lower(hex(content.sha256)) AS sha256, content.kind,
            content.reading, ifnull(content.title, file.name) AS title, content.language, content.characters,
            file.folder_id AS folderId, file.path, file.member_path AS memberPath,
            (SELECT count(*) FROM chunk JOIN vector ON vector.text_hash = chunk.text_hash AND vector.embedding = @embedding
              WHERE chunk.content_id = content.id) AS vectors
          FROM content JOIN file ON file.id = (SELECT min(holder.id) FROM file AS holder WHERE holder.content_id = content.id
            AND holder.deleted_at IS NULL AND holder.outdated = 0 AND holder.folder_id IN (SELECT value FROM json_each(@folders)))
          WHERE content.stage <> 'reading' AND content.id > @after ORDER BY content.id LIMIT @most`)
        .all({ folders: JSON.stringify(folderIds), embedding, after, most }) as LeavingDocument[],
    /** Vectors of a document's passages, by the passage's id. */
    vectors(contentId: number, embedding: number): Map<number, Float32Array> {
      if (embedding === 0) return new Map();
      const rows = database
        .prepare(`SELECT chunk.id AS chunk, vector.id AS vector FROM chunk JOIN vector
          ON vector.text_hash = chunk.text_hash AND vector.embedding = ? WHERE chunk.content_id = ?`)
        .all(embedding, contentId) as { chunk: number; vector: number }[];
      const value = database.prepare(`SELECT embedding FROM vector_${embedding} WHERE rowid = ?`).pluck();
      return new Map(
        rows.flatMap(({ chunk, vector }) => {
          const floats = floatsOf(value.get(BigInt(vector)) as Buffer | undefined);
          return floats ? [[chunk, floats] as const] : [];
        }),
      );
    },
  };
}
