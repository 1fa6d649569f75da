/** Vectors in sqlite-vec, one vec0 table per embedding id because dimensions differ. */
import type { Database } from 'better-sqlite3';
import type { ChunkRow } from './chunk-table.ts';

export type EmbeddingRow = { readonly id: number; readonly embeddingId: string; readonly dimensions: number };

/** A chunk that lacks its vector, with what is needed to rebuild the text that is embedded. */
export type PendingChunk = Pick<ChunkRow, 'contentId' | 'unit' | 'start' | 'end' | 'textHash'> & {
  readonly id: number;
  readonly headingPath: readonly string[];
  readonly contextTitle: string;
};

export function createVectorTable(database: Database, now: () => number) {
  const tableOf = (embedding: EmbeddingRow) => `vector_${embedding.id}`;
  const has = database.prepare('SELECT id FROM vector WHERE embedding = ? AND text_hash = ?');
  const insert = database.prepare('INSERT INTO vector (embedding, text_hash) VALUES (?, ?)');

  function embeddings(): EmbeddingRow[] {
    return database
      .prepare('SELECT id, embedding_id AS embeddingId, dimensions FROM embedding')
      .all() as EmbeddingRow[];
  }

  return {
    embeddings,

    /** The embedding's row, with its vec0 table made when new. */
    open(embeddingId: string, dimensions: number): EmbeddingRow {
      const known = embeddings().find((embedding) => embedding.embeddingId === embeddingId);
      if (known) return known;
      return database.transaction(() => {
        const result = database
          .prepare('INSERT INTO embedding (embedding_id, dimensions, created_at) VALUES (?, ?, ?)')
          .run(embeddingId, dimensions, now());
        const row = { id: Number(result.lastInsertRowid), embeddingId, dimensions };
        database.exec(
          `CREATE VIRTUAL TABLE ${tableOf(row)} USING vec0 (embedding float[${dimensions}] distance_metric=cosine)`,
        );
        return row;
      })();
    },

    /** The shortest contents that wait for vectors: one huge log must not keep a thousand notes waiting. */
    nextContents: (limit: number) =>
      (
        database
          .prepare(`SELECT id FROM content WHERE stage = 'readable' ORDER BY characters, id LIMIT ?`)
          .all(limit) as { id: number }[]
      ).map((row) => row.id),

    /** Chunks of these contents without a vector, in the order of the contents. */
    pending(embedding: EmbeddingRow, contentIds: readonly number[], limit: number): PendingChunk[] {
      const rows = database
        .prepare(`SELECT chunk.id, chunk.content_id AS contentId, chunk.unit, chunk.start, chunk."end",
          chunk.heading_path AS headingPath, chunk.text_hash AS textHash, content.context_title AS contextTitle
          FROM json_each(?) AS wanted JOIN content ON content.id = wanted.value JOIN chunk ON chunk.content_id = content.id
          WHERE NOT EXISTS (SELECT 1 FROM vector WHERE vector.embedding = ? AND vector.text_hash = chunk.text_hash)
          ORDER BY wanted.key, chunk.ordinal LIMIT ?`)
        .all(JSON.stringify(contentIds), embedding.id, limit) as (Omit<PendingChunk, 'headingPath'> & {
        headingPath: string;
      })[];
      return rows.map((row) => ({ ...row, headingPath: JSON.parse(row.headingPath) as string[] }));
    },

    /** Stores one vector; a text that has one already is left as it is. */
    add(embedding: EmbeddingRow, textHash: Uint8Array, values: Float32Array): void {
      if (has.get(embedding.id, textHash)) return;
      const id = insert.run(embedding.id, textHash).lastInsertRowid;
      const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
      database.prepare(`INSERT INTO ${tableOf(embedding)} (rowid, embedding) VALUES (?, ?)`).run(BigInt(id), bytes);
    },

    /** Readable contents among `contentIds` of which every chunk has its vector. */
    complete(embedding: EmbeddingRow, contentIds: readonly number[]): number[] {
      const rows = database
        .prepare(`SELECT content.id FROM content WHERE content.stage = 'readable'
          AND content.id IN (SELECT value FROM json_each(?))
          AND NOT EXISTS (SELECT 1 FROM chunk WHERE chunk.content_id = content.id AND NOT EXISTS
            (SELECT 1 FROM vector WHERE vector.embedding = ? AND vector.text_hash = chunk.text_hash))`)
        .all(JSON.stringify(contentIds), embedding.id) as { id: number }[];
      return rows.map((row) => row.id);
    },

    /** Deletes vectors no chunk refers to; returns how many. */
    removeUnused(): number {
      let removed = 0;
      for (const embedding of embeddings()) {
        const rows = database
          .prepare(`SELECT id FROM vector WHERE embedding = ?
            AND NOT EXISTS (SELECT 1 FROM chunk WHERE chunk.text_hash = vector.text_hash)`)
          .all(embedding.id) as { id: number }[];
        const removeValues = database.prepare(`DELETE FROM ${tableOf(embedding)} WHERE rowid = ?`);
        const removeRow = database.prepare('DELETE FROM vector WHERE id = ?');
        for (const row of rows) {
          removeValues.run(BigInt(row.id));
          removeRow.run(row.id);
        }
        removed += rows.length;
      }
      return removed;
    },

    /**
     * Takes away up to `limit` vectors of an embedding, and its table with the last of them; true when it is gone. Between two calls
     * what is left is whole, so that it can be taken up again.
     */
    drop(embedding: EmbeddingRow, limit: number): boolean {
      const ids = database
        .prepare('SELECT id FROM vector WHERE embedding = ? LIMIT ?')
        .pluck()
        .all(embedding.id, limit) as number[];
      const removeValues = database.prepare(`DELETE FROM ${tableOf(embedding)} WHERE rowid = ?`);
      const removeRow = database.prepare('DELETE FROM vector WHERE id = ?');
      for (const id of ids) {
        removeValues.run(BigInt(id));
        removeRow.run(id);
      }
      if (ids.length === limit) return false;
      database.exec(`DROP TABLE ${tableOf(embedding)}`);
      database.prepare('DELETE FROM embedding WHERE id = ?').run(embedding.id);
      return true;
    },

    /** Whether any content waits for vectors. */
    hasReadable: () => database.prepare(`SELECT 1 FROM content WHERE stage = 'readable' LIMIT 1`).get() !== undefined,

    /** Documents that wait for vectors and the UTF-16 units of their text, counted up to `most` documents. */
    waiting: (most: number) =>
      database
        .prepare(`SELECT count(*) AS documents, ifnull(sum(characters), 0) AS characters FROM (
          SELECT characters FROM content WHERE stage = 'readable' LIMIT ?)`)
        .get(most) as { readonly documents: number; readonly characters: number },

    count: () => (database.prepare('SELECT count(*) AS n FROM vector').get() as { n: number }).n,

    countOf: (embedding: EmbeddingRow) =>
      (database.prepare('SELECT count(*) AS n FROM vector WHERE embedding = ?').get(embedding.id) as { n: number }).n,

    /** Chunks of readable and ready contents with and without a vector: the progress of embedding. */
    progress(embedding: EmbeddingRow): { readonly done: number; readonly total: number } {
      return database
        .prepare(`SELECT count(vector.id) AS done, count(*) AS total FROM chunk
          LEFT JOIN vector ON vector.embedding = ? AND vector.text_hash = chunk.text_hash`)
        .get(embedding.id) as { done: number; total: number };
    },
  };
}
