/** The two candidate lists of a search: full text and vectors. Filters apply before ranking. */
import type { Database } from 'better-sqlite3';
import { limits } from '../limits.ts';
import type { Nearest } from './nearest.ts';
import type { EmbeddingRow } from './vector-table.ts';

export type SearchFilter = { readonly folderId?: string | undefined; readonly kinds?: readonly string[] | undefined };
/** A candidate chunk; `score` is -bm25 or cosine similarity, higher is better. */
export type Candidate = { readonly chunkId: number; readonly score: number };

const everyChunk = { sql: '1', values: [] };

export function createSearchTable(database: Database, nearest: Nearest) {
  /**
   * A content is searchable when it is readable and a shown file that passes the filter holds it. A file whose bytes are as they
   * were keeps its text while it waits to be read once more, and while it can't be reached.
   */
  function searchable(filter: SearchFilter): { readonly sql: string; readonly values: unknown[] } {
    const values: unknown[] = [];
    let sql = `content.stage IN ('readable', 'ready') AND EXISTS (SELECT 1 FROM file WHERE file.content_id = content.id
      AND file.deleted_at IS NULL AND (coalesce(file.held_state, file.state) IN ('readable', 'ready', 'partly-read')
      OR (file.outdated = 0 AND file.state IN ('waiting', 'reading', 'unavailable')))`;
    if (filter.folderId) {
      sql += ' AND file.folder_id = ?';
      values.push(filter.folderId);
    }
    if (filter.kinds && filter.kinds.length > 0) {
      sql += ' AND file.kind IN (SELECT value FROM json_each(?))';
      values.push(JSON.stringify(filter.kinds));
    }
    return { sql: `${sql})`, values };
  }

  return {
    /** Best chunks by BM25 for an FTS5 expression made by our query builder. */
    keyword(expression: string, filter: SearchFilter, limit: number): Candidate[] {
      const condition = searchable(filter);
      const { title, heading, body } = limits.search.fieldWeights;
      return database
        .prepare(`SELECT chunk_words.rowid AS chunkId, -bm25(chunk_words, ${title}, ${heading}, ${body}) AS score
          FROM chunk_words JOIN chunk ON chunk.id = chunk_words.rowid JOIN content ON content.id = chunk.content_id
          WHERE chunk_words MATCH ? AND ${condition.sql} ORDER BY score DESC, chunkId LIMIT ?`)
        .all(expression, ...condition.values, limit) as Candidate[];
    },

    /** Nearest chunks by cosine; several chunks may share one vector. Never fewer than asked for while there are more. */
    vector(embedding: EmbeddingRow, query: Float32Array, filter: SearchFilter, limit: number): Candidate[] {
      const narrow = filter.folderId !== undefined || (filter.kinds?.length ?? 0) > 0;
      return nearest(embedding, query, { content: searchable(filter), chunk: everyChunk, narrow }, limit);
    },

    /** How many readable chunks hold each term: what makes a word rare. */
    documentFrequencies(terms: readonly string[]): Map<string, number> {
      const count = database.prepare('SELECT count(*) AS n FROM chunk_words WHERE chunk_words MATCH ?');
      return new Map(terms.map((term) => [term, (count.get(`"${term.replaceAll('"', '""')}"`) as { n: number }).n]));
    },
  };
}
