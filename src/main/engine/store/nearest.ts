/** Nearest chunks to a query: through the index where there is one, always compared by their whole vectors in the end. */
import type { Database } from 'better-sqlite3';
import type { StorePlanner } from '../types.ts';
import { keepStatements } from './keep-statements.ts';
import type { VectorReader } from './read-vectors.ts';
import type { Candidate } from './search-table.ts';
import type { Condition } from './searchable.ts';
import { dot } from './vector-index/dot.ts';
import type { IndexCandidate, InvertedIndex } from './vector-index/inverted-index.ts';
import { indexLimits } from './vector-index/limits.ts';
import type { VectorIndexes } from './vector-indexes.ts';
import type { EmbeddingRow } from './vector-table.ts';

/** Which chunks may be found: a condition over `content`, and one over `chunk`. `narrow`: a person's filter is part of it. */
type Allowed = { readonly content: Condition; readonly chunk: Condition; readonly narrow: boolean };
type Near = { readonly id: number; readonly score: number };

/** Best first; several chunks may share one vector. Never fewer than `limit` while there are more. */
export type Nearest = (embedding: EmbeddingRow, query: Float32Array, condition: Allowed, limit: number) => Candidate[];

export function createNearest(
  database: Database,
  tools: { readonly indexes: VectorIndexes; readonly planFor: StorePlanner; readonly readVectors: VectorReader },
): Nearest {
  const { indexes, planFor, readVectors } = tools;
  const prepared = keepStatements(database);
  return (embedding, query, condition, limit) => {
    const bytes = Buffer.from(query.buffer, query.byteOffset, query.byteLength);
    const { content, chunk } = condition;
    const values = [...content.values, ...chunk.values];
    // Materialized and CROSS keep the order: SQLite would look at every vector before it asks for the few files.
    const allowedVectors = `WITH shown AS MATERIALIZED (SELECT content.id FROM content WHERE ${content.sql})
      SELECT vector.id FROM shown CROSS JOIN chunk ON chunk.content_id = shown.id
      CROSS JOIN vector ON vector.embedding = ${embedding.id} AND vector.text_hash = chunk.text_hash WHERE ${chunk.sql}`;
    const chunks = prepared(
      `SELECT wanted.key, chunk.id FROM json_each(?) AS wanted CROSS JOIN vector ON vector.id = wanted.value
        CROSS JOIN chunk ON chunk.text_hash = vector.text_hash CROSS JOIN content ON content.id = chunk.content_id
        WHERE ${content.sql} AND ${chunk.sql} ORDER BY wanted.key, chunk.id`,
      'raw',
    );
    const index = indexes.ready(embedding);
    return index ? indexed(index) : scanned();

    function scanned(): Candidate[] {
      const nearest = `SELECT rowid AS id, 1 - distance AS score FROM vector_${embedding.id} WHERE embedding MATCH ? AND k = ?`;
      if (!condition.narrow) {
        const near = database.prepare(nearest).all(bytes, limit) as Near[];
        const found = chunksOf(near);
        if (found.length >= limit || near.length < limit) return found;
      }
      const near = database
        .prepare(`${nearest} AND rowid IN (${allowedVectors})`)
        .all(bytes, limit, ...values) as Near[];
      return chunksOf(near);
    }

    function indexed(memory: InvertedIndex): Candidate[] {
      const plan = planFor(memory.size(), embedding.dimensions);
      const { fewVectors, ...per } = indexLimits;
      const isHeld = memory.kept() !== null && !memory.lacksHeld();
      const least = isHeld ? per.leastHeldRead : per.leastCandidates;
      const candidates = Math.max(least, Math.ceil(limit * per.candidatesPerResult));
      const ask = {
        lists: plan.listsProbed,
        candidates,
        refined: Math.max(per.leastCandidates, limit * per.heldCandidatesPerResult),
        allowed: null,
      };
      if (!condition.narrow) {
        const found = chunksOf(compared(memory.search(query, ask)));
        if (found.length >= limit) return found;
      } else {
        const found = amongNearest();
        if (found) return found;
      }
      const allowed = [
        ...new Set(
          database
            .prepare(allowedVectors)
            .pluck()
            .all(...values) as number[],
        ),
      ];
      const few = allowed.length <= Math.max(fewVectors, candidates);
      return chunksOf(compared(few ? allowed.map(unscored) : amongAllowed()));

      /** Asks candidates whether they pass, which costs less than all that pass where that is much; null where it is not. */
      function amongNearest(): Candidate[] | null {
        const { listsTried, triedForFilter, wideShare, passingPerResult } = indexLimits;
        const nearby = memory.search(query, { ...ask, lists: listsTried });
        if (passingOf(nearby).length < nearby.length * wideShare) return null;
        const wider = {
          ...ask,
          lists: 2 * ask.lists,
          candidates: Math.max(per.leastCandidates, candidates) * triedForFilter,
        };
        const passing = passingOf(memory.search(query, wider));
        return passing.length < limit * passingPerResult ? null : chunksOf(compared(passing.slice(0, candidates)));
      }

      function amongAllowed(): IndexCandidate[] {
        return memory.search(query, { ...ask, lists: Number.POSITIVE_INFINITY, allowed: idSet(allowed) });
      }
    }

    /** Those with a chunk that may be found. */
    function passingOf(candidates: readonly IndexCandidate[]): IndexCandidate[] {
      const rows = chunks.all(JSON.stringify(candidates.map(({ id }) => id)), ...values) as [number, number][];
      return [...new Set(rows.map(([key]) => key))].map((key) => candidates[key] as IndexCandidate);
    }

    /** The same candidates with exact cosines, best first; those whose vector has gone meanwhile are left out. */
    function compared(candidates: readonly IndexCandidate[]): Near[] {
      const estimated = candidates.filter(({ exact }) => !exact).map(({ id }) => id);
      const vectors = readVectors(embedding, estimated);
      return candidates
        .flatMap((candidate): Near[] => {
          const vector = candidate.exact ? null : vectors.get(candidate.id);
          if (vector === undefined) return [];
          return [{ id: candidate.id, score: vector ? dot(query, vector, 0) : candidate.score }];
        })
        .sort((a, b) => b.score - a.score || a.id - b.id);
    }

    /** Chunks of these vectors that may be found, in the order of the vectors, up to `limit`. */
    function chunksOf(near: readonly Near[]): Candidate[] {
      const found: Candidate[] = [];
      for (let at = 0; at < near.length && found.length < limit; at += limit) {
        const part = near.slice(at, at + limit);
        const rows = chunks.all(JSON.stringify(part.map(({ id }) => id)), ...values) as [number, number][];
        for (const [index, chunkId] of rows) found.push({ chunkId, score: (part[index] as Near).score });
      }
      return found.slice(0, limit);
    }
  };
}

const unscored = (id: number): IndexCandidate => ({ id, score: 0, exact: false });

function idSet(ids: readonly number[]): Uint32Array {
  const set = new Uint32Array((ids.reduce((most, id) => Math.max(most, id), 0) >>> 5) + 1);
  for (const id of ids) set[id >>> 5] = (set[id >>> 5] as number) | (1 << (id & 31));
  return set;
}
