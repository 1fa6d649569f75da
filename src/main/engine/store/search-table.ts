/** The two candidate lists of a search: full text and vectors. Filters apply before ranking. */
import type { Database } from 'better-sqlite3';
import { limits } from '../limits.ts';
import type { WordMatch } from '../types.ts';
import { keepStatements } from './keep-statements.ts';
import type { Nearest } from './nearest.ts';
import {
  type Condition,
  documentDate,
  isNarrow,
  passageCondition,
  type SearchFilter,
  searchable,
  shownFileOf,
} from './searchable.ts';
import type { EmbeddingRow } from './vector-table.ts';
import type { createWordScores } from './word-scores.ts';

/** A candidate chunk; `score` is -bm25 or cosine similarity, higher is better. */
export type Candidate = { readonly chunkId: number; readonly score: number };

export function createSearchTable(
  database: Database,
  nearest: Nearest,
  bestByWords: ReturnType<typeof createWordScores>,
) {
  const prepared = keepStatements(database);

  return {
    /**
     * Best chunks by BM25 for what our query builder made. Without a filter nearly all of them may be shown: the best are ranked first
     * and then looked at, which takes half the time of looking at every match.
     */
    keyword({ expression, anyOf }: WordMatch, filter: SearchFilter, limit: number): Candidate[] {
      const condition = searchable(filter);
      const { title, heading, body } = limits.search.fieldWeights;
      const bm25 = `-bm25(chunk_words, ${title}, ${heading}, ${body})`;
      const joins = 'JOIN chunk ON chunk.id = chunk_words.rowid JOIN content ON content.id = chunk.content_id';
      if (!isNarrow({ ...filter, required: null, excluded: null })) {
        const ranked = `SELECT rowid AS chunkId, ${bm25} AS score FROM chunk_words WHERE chunk_words MATCH ?
          ORDER BY score DESC, chunkId LIMIT ?`;
        const best = anyOf
          ? bestByWords(anyOf, limit * 2)
          : (prepared(ranked).all(expression, limit * 2) as Candidate[]);
        const shown = new Set(
          prepared(
            `SELECT chunk.id FROM json_each(?) AS wanted JOIN chunk ON chunk.id = wanted.value
              JOIN content ON content.id = chunk.content_id WHERE ${condition.sql}`,
            'pluck',
          ).all(JSON.stringify(best.map(({ chunkId }) => chunkId)), ...condition.values) as number[],
        );
        const found = best.filter(({ chunkId }) => shown.has(chunkId)).slice(0, limit);
        if (found.length === limit || best.length < limit * 2) return found;
      }
      return prepared(`SELECT chunk_words.rowid AS chunkId, ${bm25} AS score FROM chunk_words ${joins}
        WHERE chunk_words MATCH ? AND ${condition.sql} ORDER BY score DESC, chunkId LIMIT ?`).all(
        expression,
        ...condition.values,
        limit,
      ) as Candidate[];
    },

    /** Nearest chunks by cosine; several chunks may share one vector. Never fewer than asked for while there are more. */
    vector(embedding: EmbeddingRow, query: Float32Array, filter: SearchFilter, limit: number): Candidate[] {
      const condition = { content: searchable(filter), chunk: passageCondition(filter), narrow: isNarrow(filter) };
      return nearest(embedding, query, condition, limit);
    },

    /** The first passages of the documents that pass the filter, newest document first. */
    newest(filter: SearchFilter, limit: number): number[] {
      const condition = joined(searchable(filter), passageCondition(filter));
      const file = shownFileOf(filter);
      return database
        .prepare(`SELECT min(chunk.id) AS id, (SELECT max(${documentDate}) FROM file WHERE file.content_id = content.id
            AND ${file.sql}) AS date
          FROM content JOIN chunk ON chunk.content_id = content.id WHERE ${condition.sql}
          GROUP BY content.id ORDER BY date DESC, id LIMIT ?`)
        .pluck()
        .all(...file.values, ...condition.values, limit) as number[];
    },

    /** The file that shows a content under this filter, its row id; undefined when none does any more. */
    fileOf(contentId: number, filter: SearchFilter): number | undefined {
      const file = shownFileOf(filter);
      const sql = `SELECT file.id FROM content JOIN file ON file.content_id = content.id
        WHERE content.id = ? AND ${file.sql} ORDER BY file.outdated, file.id LIMIT 1`;
      return prepared(sql, 'pluck').get(contentId, ...file.values) as number | undefined;
    },
  };
}

function joined(a: Condition, b: Condition): Condition {
  return { sql: `${a.sql} AND ${b.sql}`, values: [...a.values, ...b.values] };
}
