/** Rows of the vector indexes and of their codes, and the vectors themselves as sqlite-vec keeps them. */
import { createHash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { Code } from './vector-index/inverted-index.ts';
import { indexLimits } from './vector-index/limits.ts';
import type { EmbeddingRow } from './vector-table.ts';

export type IndexState = 'building' | 'ready' | 'leaving';
export type IndexRow = {
  readonly id: number;
  readonly embedding: number;
  readonly state: IndexState;
  readonly version: number;
  readonly learntFrom: number;
  readonly lists: Uint8Array;
  readonly checksum: Uint8Array;
};
/** A vector with its code in one index; null when it has none. */
export type CodedVector = { readonly id: number; readonly code: Code | null };

export type VectorCodeTable = ReturnType<typeof createVectorCodeTable>;

export function createVectorCodeTable(database: Database) {
  const add = database.prepare(
    'INSERT OR REPLACE INTO vector_code (vector_id, index_id, list, factor, signs) VALUES (?, ?, ?, ?, ?)',
  );
  const ofVector = database.prepare('SELECT index_id AS indexId, list FROM vector_code WHERE vector_id = ?');
  // The plus keeps SQLite from the index on (embedding, text_hash), which it would have to sort by id.
  const idsAfter = database
    .prepare('SELECT id FROM vector WHERE +embedding = ? AND id > ? ORDER BY id LIMIT ?')
    .pluck();
  const codesAfter = database
    .prepare(`SELECT vector.id, list, factor, signs FROM vector
      LEFT JOIN vector_code ON vector_id = vector.id AND index_id = ?
      WHERE +vector.embedding = ? AND vector.id > ? ORDER BY vector.id LIMIT ?`)
    .raw();
  const removeSome = database.prepare(
    'DELETE FROM vector_code WHERE vector_id > ? AND vector_id <= ? AND index_id = ?',
  );
  const lastCoded = database.prepare('SELECT ifnull(max(vector_id), 0) FROM vector_code').pluck();
  const upTo = database.prepare('SELECT count(*) FROM (SELECT 1 FROM vector WHERE embedding = ? LIMIT ?)').pluck();
  const vectorReaders = new Map<number, Statement>();

  return {
    rows: (): IndexRow[] =>
      database
        .prepare('SELECT id, embedding, state, version, learnt_from AS learntFrom, lists, checksum FROM vector_index')
        .all() as IndexRow[],

    /** A new index without codes. */
    open(embedding: EmbeddingRow, lists: Uint8Array, learntFrom: number): IndexRow {
      const checksum = checksumOf(embedding.dimensions, lists);
      const row = { embedding: embedding.id, state: 'building', version: indexLimits.version, learntFrom } as const;
      const { lastInsertRowid } = database
        .prepare(`INSERT INTO vector_index (embedding, state, version, learnt_from, lists, checksum)
          VALUES (?, ?, ?, ?, ?, ?)`)
        .run(row.embedding, row.state, row.version, learntFrom, lists, checksum);
      return { ...row, id: Number(lastInsertRowid), lists, checksum };
    },
    setState: (indexId: number, state: IndexState) => {
      database.prepare('UPDATE vector_index SET state = ? WHERE id = ?').run(state, indexId);
    },
    /** Takes away the codes of vectors with ids up to `upTo`, from `after` on; the row itself with the last. True when all is gone. */
    removePart(indexId: number, after: number, limit: number): boolean {
      if (after < (lastCoded.get() as number)) {
        removeSome.run(after, after + limit, indexId);
        return false;
      }
      database.prepare('DELETE FROM vector_index WHERE id = ?').run(indexId);
      return true;
    },

    add: (indexId: number, vectorId: number, { list, factor, signs }: Code) => {
      add.run(vectorId, indexId, list, factor, signs);
    },
    ofVector: (vectorId: number) => ofVector.all(vectorId) as { indexId: number; list: number }[],
    idsAfter: (embedding: EmbeddingRow, id: number, limit: number) => idsAfter.all(embedding.id, id, limit) as number[],
    codesAfter(indexId: number, embedding: EmbeddingRow, id: number, limit: number): CodedVector[] {
      const rows = codesAfter.all(indexId, embedding.id, id, limit) as [number, number | null, number, Uint8Array][];
      return rows.map(([vectorId, list, factor, signs]) => ({
        id: vectorId,
        code: list === null ? null : { list, factor, signs },
      }));
    },
    /** How many vectors an embedding has, counted up to `most`. */
    countUpTo: (embedding: EmbeddingRow, most: number) => upTo.get(embedding.id, most) as number,

    /** A vector as it was stored; null when it is not there. */
    value(embedding: EmbeddingRow, vectorId: number): Float32Array | null {
      const read =
        vectorReaders.get(embedding.id) ??
        database.prepare(`SELECT embedding FROM vector_${embedding.id} WHERE rowid = ?`).pluck();
      vectorReaders.set(embedding.id, read);
      const bytes = read.get(BigInt(vectorId)) as Buffer | undefined;
      if (!bytes) return null;
      // Floats must begin at a multiple of four, which a pooled buffer does not promise.
      const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
      return new Float32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
    },
  };
}

/** Over everything that gives a code its meaning. */
export function checksumOf(dimensions: number, lists: Uint8Array): Uint8Array {
  return createHash('sha256').update(`${indexLimits.version} ${dimensions} `).update(lists).digest();
}
