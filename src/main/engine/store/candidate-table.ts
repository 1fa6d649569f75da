/** What ranking needs to know of candidate chunks, asked for many at once. */
import type { Database } from 'better-sqlite3';
import type { CandidateRow } from '../types.ts';
import type { VectorReader } from './read-vectors.ts';
import type { EmbeddingRow } from './vector-table.ts';

export function createCandidateTable(database: Database, readVectors: VectorReader) {
  const rows =
    database.prepare(`SELECT chunk.id AS chunkId, chunk.content_id AS contentId, chunk.unit, content.language,
    ifnull(content.context_title, '') AS title
    FROM json_each(?) AS wanted JOIN chunk ON chunk.id = wanted.value JOIN content ON content.id = chunk.content_id`);
  const texts = database.prepare(`SELECT chunk.id AS chunkId, page.text, chunk.start - page.start AS start,
    chunk."end" - page.start AS "end"
    FROM json_each(?) AS wanted JOIN chunk ON chunk.id = wanted.value
    JOIN page ON page.content_id = chunk.content_id AND page.unit = chunk.unit`);
  const vectorIds = database.prepare(`SELECT chunk.id AS chunkId, vector.id AS vectorId
    FROM json_each(?) AS wanted JOIN chunk ON chunk.id = wanted.value
    JOIN vector ON vector.embedding = ? AND vector.text_hash = chunk.text_hash`);

  return {
    rows: (chunkIds: readonly number[]): Map<number, CandidateRow> =>
      new Map((rows.all(JSON.stringify(chunkIds)) as CandidateRow[]).map((row) => [row.chunkId, row])),

    /** The passages themselves. */
    texts: (chunkIds: readonly number[]): Map<number, string> =>
      new Map(
        (texts.all(JSON.stringify(chunkIds)) as { chunkId: number; text: string; start: number; end: number }[]).map(
          (row) => [row.chunkId, row.text.slice(row.start, row.end)],
        ),
      ),

    /** Stored unit vectors; chunks that wait for theirs are left out. */
    vectors(embedding: EmbeddingRow, chunkIds: readonly number[]): Map<number, Float32Array> {
      const rows = vectorIds.all(JSON.stringify(chunkIds), embedding.id) as { chunkId: number; vectorId: number }[];
      const vectors = readVectors(
        embedding,
        rows.map(({ vectorId }) => vectorId),
      );
      return new Map(
        rows.flatMap(({ chunkId, vectorId }) => {
          const vector = vectors.get(vectorId);
          return vector ? [[chunkId, vector] as const] : [];
        }),
      );
    },
  };
}
