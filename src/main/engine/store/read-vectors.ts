/** Stored vectors by id. Some are kept for a moment: one search compares the same ones several times, and sqlite-vec takes 20 µs for each. */
import type { Database } from 'better-sqlite3';
import { keepStatements } from './keep-statements.ts';
import { indexLimits } from './vector-index/limits.ts';
import type { EmbeddingRow } from './vector-table.ts';

/** Unit vectors of these ids; those that have gone are left out. */
export type VectorReader = (embedding: EmbeddingRow, ids: readonly number[]) => Map<number, Float32Array>;

/** `version`: rows ever written, see the store's; what was kept before is forgotten, as an id may come to mean another vector. */
export function createVectorReader(database: Database, version: () => number): VectorReader {
  const prepared = keepStatements(database);
  let kept: { readonly version: number; readonly embedding: number; readonly vectors: Map<number, Float32Array> } = {
    ...{ version: Number.NaN, embedding: Number.NaN, vectors: new Map() },
  };

  return (embedding, ids) => {
    const now = version();
    if (kept.version !== now || kept.embedding !== embedding.id || kept.vectors.size > indexLimits.keptVectors) {
      kept = { version: now, embedding: embedding.id, vectors: new Map() };
    }
    const { vectors } = kept;
    const value = prepared(`SELECT embedding FROM vector_${embedding.id} WHERE rowid = ?`, 'pluck');
    const found = new Map<number, Float32Array>();
    for (const id of ids) {
      const vector = vectors.get(id) ?? floatsOf(value.get(BigInt(id)) as Buffer | undefined);
      if (!vector) continue;
      vectors.set(id, vector);
      found.set(id, vector);
    }
    return found;
  };
}

/** A copy, because the floats of a pooled buffer need not begin at a multiple of four. */
export function floatsOf(bytes: Buffer | undefined): Float32Array | null {
  return bytes ? new Float32Array(new Uint8Array(bytes).buffer) : null;
}
