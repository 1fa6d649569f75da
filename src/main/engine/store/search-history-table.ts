/** Searches a person made, on this machine only, until they are forgotten. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { SearchHistoryEntry } from '../../../preload/contract/shapes.ts';
import { limits } from '../limits.ts';

export type SearchFigures = { readonly searches: number; readonly p50: number | null; readonly p95: number | null };

const columns = 'id, query, results, milliseconds, searched_at AS at';

export function createSearchHistoryTable(database: Database, now: () => number) {
  const insert = database.prepare(
    'INSERT INTO search_entry (id, query, results, milliseconds, searched_at) VALUES (?, ?, ?, ?, ?)',
  );
  const trim = database.prepare(
    'DELETE FROM search_entry WHERE id IN (SELECT id FROM search_entry ORDER BY searched_at DESC, id DESC LIMIT -1 OFFSET ?)',
  );
  /** Milliseconds that this share of the searches took at most. */
  const quantile = (searches: number, share: number) =>
    (
      database
        .prepare('SELECT milliseconds FROM search_entry ORDER BY milliseconds LIMIT 1 OFFSET ?')
        .get(Math.min(searches - 1, Math.floor(searches * share))) as { milliseconds: number } | undefined
    )?.milliseconds ?? null;

  return {
    /** `milliseconds` is whole. The oldest entries beyond the limit go. */
    add: database.transaction((query: string, results: number, milliseconds: number) => {
      insert.run(uuidv7(), query, results, milliseconds, now());
      trim.run(limits.history.entries);
    }),
    /** Newest first, each query once. */
    recent: (limit: number) =>
      database
        .prepare(`SELECT ${columns} FROM search_entry AS entry WHERE id = (SELECT id FROM search_entry AS same
          WHERE same.query = entry.query ORDER BY searched_at DESC, id DESC LIMIT 1) ORDER BY searched_at DESC, id DESC LIMIT ?`)
        .all(limit) as SearchHistoryEntry[],
    /** What found nothing the last time it was searched for, commonest first. */
    withoutResult: (limit: number) =>
      database
        .prepare(`SELECT query, count(*) AS times, max(searched_at) AS at FROM search_entry AS entry
          WHERE (SELECT results FROM search_entry AS same WHERE same.query = entry.query
            ORDER BY searched_at DESC, id DESC LIMIT 1) = 0
          GROUP BY query ORDER BY times DESC, at DESC LIMIT ?`)
        .all(limit) as { readonly query: string; readonly times: number; readonly at: number }[],
    figures(): SearchFigures {
      const { searches } = database.prepare('SELECT count(*) AS searches FROM search_entry').get() as {
        searches: number;
      };
      return { searches, p50: quantile(searches, 0.5), p95: quantile(searches, 0.95) };
    },
    forget: (id: string) => database.prepare('DELETE FROM search_entry WHERE id = ?').run(id).changes > 0,
    forgetAll: () => {
      database.prepare('DELETE FROM search_entry').run();
    },
  };
}
