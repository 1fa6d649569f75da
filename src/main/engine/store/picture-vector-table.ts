/** Vectors of pictures: a space of their own beside those of texts, one table per picture model. */
import type { Database } from 'better-sqlite3';

export type PictureEmbeddingRow = { readonly id: number; readonly embeddingId: string; readonly dimensions: number };

/** Vectors are written `quietly`: a model that goes through the pictures changes nothing of what is listed. */
export function createPictureVectorTable(database: Database, quietly: (write: () => void) => void) {
  const tableOf = ({ id }: PictureEmbeddingRow) => `picture_vector_${id}`;
  const all = database.prepare('SELECT id, embedding_id AS embeddingId, dimensions FROM picture_embedding');
  const seen = database.prepare('INSERT OR REPLACE INTO picture_seen (embedding, look, ok) VALUES (?, ?, ?)');

  function drop(row: PictureEmbeddingRow): void {
    database.exec(`DROP TABLE IF EXISTS ${tableOf(row)}`);
    database.prepare('DELETE FROM picture_embedding WHERE id = ?').run(row.id);
  }

  return {
    /** The row of a model, its table made when new; vectors of any other model go. */
    open(embeddingId: string, dimensions: number): PictureEmbeddingRow {
      return database.transaction(() => {
        const rows = all.all() as PictureEmbeddingRow[];
        for (const row of rows) if (row.embeddingId !== embeddingId) drop(row);
        const known = rows.find((row) => row.embeddingId === embeddingId);
        if (known) return known;
        const { lastInsertRowid } = database
          .prepare('INSERT INTO picture_embedding (embedding_id, dimensions) VALUES (?, ?)')
          .run(embeddingId, dimensions);
        const row = { id: Number(lastInsertRowid), embeddingId, dimensions };
        database.exec(
          `CREATE VIRTUAL TABLE ${tableOf(row)} USING vec0 (embedding float[${dimensions}] distance_metric=cosine)`,
        );
        return row;
      })();
    },
    /** Looks behind one that the model has not seen and that can be shown, in order. */
    waiting: (row: PictureEmbeddingRow, after: number, most: number) =>
      database
        .prepare(`SELECT id FROM picture_look WHERE id > ? AND reason_code IS NULL
          AND NOT EXISTS (SELECT 1 FROM picture_seen WHERE embedding = ? AND look = picture_look.id) ORDER BY id LIMIT ?`)
        .pluck()
        .all(after, row.id, most) as number[],
    /** `vector` null: it could not be shown to the model. */
    add: (row: PictureEmbeddingRow, look: number, vector: Float32Array | null): void =>
      quietly(() => {
        if (vector) {
          const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
          database.prepare(`DELETE FROM ${tableOf(row)} WHERE rowid = ?`).run(BigInt(look));
          database.prepare(`INSERT INTO ${tableOf(row)} (rowid, embedding) VALUES (?, ?)`).run(BigInt(look), bytes);
        }
        seen.run(row.id, look, vector ? 1 : 0);
      }),
    /** Nearest looks by cosine, best first; of these looks alone where some are given. */
    nearest(row: PictureEmbeddingRow, query: Float32Array, most: number, among: readonly number[] | null = null) {
      const only = among === null ? '' : 'AND rowid IN (SELECT value FROM json_each(?))';
      return database
        .prepare(
          `SELECT rowid AS look, 1 - distance AS score FROM ${tableOf(row)} WHERE embedding MATCH ? AND k = ? ${only} ORDER BY distance`,
        )
        .all(
          Buffer.from(query.buffer, query.byteOffset, query.byteLength),
          most,
          ...(among === null ? [] : [JSON.stringify(among)]),
        ) as { look: number; score: number }[];
    },
    vectorOf(row: PictureEmbeddingRow, look: number): Float32Array | null {
      const bytes = database
        .prepare(`SELECT embedding FROM ${tableOf(row)} WHERE rowid = ?`)
        .pluck()
        .get(BigInt(look)) as Buffer | undefined;
      return bytes ? new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)) : null;
    },
    progress: (row: PictureEmbeddingRow) =>
      database
        .prepare(`SELECT (SELECT count(*) FROM picture_seen WHERE embedding = ?) AS done,
          (SELECT count(*) FROM picture_look WHERE reason_code IS NULL) AS total`)
        .get(row.id) as { readonly done: number; readonly total: number },
    /** Vectors of looks that are gone go too. */
    removeUnused(): void {
      for (const row of all.all() as PictureEmbeddingRow[]) {
        const gone = database
          .prepare(
            `DELETE FROM picture_seen WHERE embedding = ? AND NOT EXISTS (SELECT 1 FROM picture_look WHERE id = look) RETURNING look`,
          )
          .pluck()
          .all(row.id) as number[];
        const remove = database.prepare(`DELETE FROM ${tableOf(row)} WHERE rowid = ?`);
        for (const look of gone) remove.run(BigInt(look));
      }
    },
    /** Forgets every picture model's vectors. */
    clear(): void {
      database.transaction(() => {
        for (const row of all.all() as PictureEmbeddingRow[]) drop(row);
      })();
    },
  };
}
