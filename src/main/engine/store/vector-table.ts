/** Vectors in sqlite-vec, one vec0 table per embedding id because dimensions differ. */
import type { Database, Statement } from 'better-sqlite3';
import type { ChunkRow } from './chunk-table.ts';
import { keepStatements } from './keep-statements.ts';
import { indexLimits } from './vector-index/limits.ts';

export type EmbeddingRow = { readonly id: number; readonly embeddingId: string; readonly dimensions: number };

/** A chunk that lacks its vector, with what is needed to rebuild the text that is embedded. */
export type PendingChunk = Pick<ChunkRow, 'contentId' | 'unit' | 'start' | 'end' | 'textHash'> & {
  readonly id: number;
  readonly headingPath: readonly string[];
  readonly contextTitle: string;
};

export function readEmbeddings(database: Database): EmbeddingRow[] {
  return database.prepare('SELECT id, embedding_id AS embeddingId, dimensions FROM embedding').all() as EmbeddingRow[];
}

/** Hears of every vector that comes and goes, inside the transaction. */
export type VectorListener = {
  added(embedding: EmbeddingRow, vectorId: number, vector: Float32Array): void;
  removing(vectorId: number): void;
  /** All vectors of an embedding are going, in steps that nothing else is said of. */
  dropping(embedding: EmbeddingRow): void;
};

export function createVectorTable(database: Database, now: () => number, listener: VectorListener) {
  const prepared = keepStatements(database);
  const tableOf = (embedding: EmbeddingRow) => `vector_${embedding.id}`;
  const has = database.prepare('SELECT id FROM vector WHERE embedding = ? AND text_hash = ?');
  const insert = database.prepare('INSERT INTO vector (embedding, text_hash) VALUES (?, ?)');
  // A passage may have gone while its vector was made.
  const noteUnused = database.prepare(`INSERT OR IGNORE INTO text_gone (text_hash)
    SELECT @hash WHERE NOT EXISTS (SELECT 1 FROM chunk WHERE text_hash = @hash)`);

  const writers = new Map<number, Statement>();

  /** Prepared once: preparing takes longer than writing. */
  function valueWriter(embedding: EmbeddingRow): Statement {
    const known = writers.get(embedding.id);
    if (known) return known;
    const made = database.prepare(`INSERT INTO ${tableOf(embedding)} (rowid, embedding) VALUES (?, ?)`);
    writers.set(embedding.id, made);
    return made;
  }

  return {
    embeddings: () => readEmbeddings(database),

    /** The embedding's row, with its vec0 table made when new. */
    open(embeddingId: string, dimensions: number): EmbeddingRow {
      const known = readEmbeddings(database).find((embedding) => embedding.embeddingId === embeddingId);
      if (known) return known;
      return database.transaction(() => {
        const result = database
          .prepare('INSERT INTO embedding (embedding_id, dimensions, created_at) VALUES (?, ?, ?)')
          .run(embeddingId, dimensions, now());
        const row = { id: Number(result.lastInsertRowid), embeddingId, dimensions };
        database.exec(
          `CREATE VIRTUAL TABLE ${tableOf(row)} USING vec0 (embedding float[${dimensions}] distance_metric=cosine, chunk_size=${indexLimits.vectorsPerChunk})`,
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
      valueWriter(embedding).run(BigInt(id), bytes);
      noteUnused.run({ hash: textHash });
      listener.added(embedding, Number(id), values);
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

    /**
     * Deletes vectors no chunk refers to any more, of up to `limit` texts that lost a passage; returns how many texts it looked at.
     * Fewer than `limit`: none is left.
     */
    removeUnused(limit = Number.MAX_SAFE_INTEGER): number {
      const hashes = database.prepare('SELECT text_hash FROM text_gone LIMIT ?').pluck().all(limit) as Uint8Array[];
      const unused = database.prepare(`SELECT id, embedding FROM vector WHERE text_hash = @hash
        AND NOT EXISTS (SELECT 1 FROM chunk WHERE chunk.text_hash = @hash)`);
      const removeRow = database.prepare('DELETE FROM vector WHERE id = ?');
      const forget = database.prepare('DELETE FROM text_gone WHERE text_hash = ?');
      const removeValues = new Map(
        readEmbeddings(database).map((row) => [
          row.id,
          database.prepare(`DELETE FROM ${tableOf(row)} WHERE rowid = ?`),
        ]),
      );
      for (const hash of hashes) {
        for (const { id, embedding } of unused.all({ hash }) as { id: number; embedding: number }[]) {
          listener.removing(id);
          removeValues.get(embedding)?.run(BigInt(id));
          removeRow.run(id);
        }
        forget.run(hash);
      }
      return hashes.length;
    },

    /**
     * Takes away up to `limit` vectors of an embedding, and its table with the last of them; true when it is gone. Between two calls
     * what is left is whole, so that it can be taken up again.
     */
    drop(embedding: EmbeddingRow, limit: number): boolean {
      listener.dropping(embedding);
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
      // Another embedding may get the same id, and its table the same name.
      writers.delete(embedding.id);
      database.exec(`DROP TABLE ${tableOf(embedding)}`);
      database.prepare('DELETE FROM embedding WHERE id = ?').run(embedding.id);
      return true;
    },

    /** Whether any content waits for vectors. */
    hasReadable: () => prepared(`SELECT 1 FROM content WHERE stage = 'readable' LIMIT 1`).get() !== undefined,

    /** Documents that wait for vectors and the UTF-16 units of their text, counted up to `most` documents. */
    waiting: (most: number) =>
      prepared(`SELECT count(*) AS documents, ifnull(sum(characters), 0) AS characters FROM (
          SELECT characters FROM content WHERE stage = 'readable' LIMIT ?)`).get(most) as {
        readonly documents: number;
        readonly characters: number;
      },

    count: () => (database.prepare('SELECT count(*) AS n FROM vector').get() as { n: number }).n,

    countOf: (embedding: EmbeddingRow) =>
      (database.prepare('SELECT count(*) AS n FROM vector WHERE embedding = ?').get(embedding.id) as { n: number }).n,

    /**
     * Chunks with and without a vector: the progress of embedding. `answering`: only what waits is counted, since a content is ready
     * with the last of these vectors; in a library of a million passages all of them would take most of a second.
     */
    progress(embedding: EmbeddingRow, answering: boolean): { readonly done: number; readonly total: number } {
      if (answering) {
        const { n: total } = database.prepare('SELECT count(*) AS n FROM chunk').get() as { n: number };
        const { n: lacking } = database
          .prepare(`SELECT count(*) AS n FROM content CROSS JOIN chunk ON chunk.content_id = content.id
            WHERE content.stage IN ('reading', 'readable') AND NOT EXISTS
              (SELECT 1 FROM vector WHERE vector.embedding = ? AND vector.text_hash = chunk.text_hash)`)
          .get(embedding.id) as { n: number };
        return { done: total - lacking, total };
      }
      return database
        .prepare(`SELECT count(vector.id) AS done, count(*) AS total FROM chunk
          LEFT JOIN vector ON vector.embedding = ? AND vector.text_hash = chunk.text_hash`)
        .get(embedding.id) as { done: number; total: number };
    },
  };
}
