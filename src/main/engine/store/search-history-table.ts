/** Searches a person made, on this machine only, until they are forgotten. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { SearchHistoryEntry } from '../../../preload/contract/shapes.ts';
import { limits } from '../limits.ts';
import type { PersonalText } from './personal-text.ts';

export type SearchFigures = { readonly searches: number; readonly p50: number | null; readonly p95: number | null };

const columns = 'id, query, results, milliseconds, searched_at AS at';

export function createSearchHistoryTable(database: Database, now: () => number, sealing: PersonalText) {
  const insert = database.prepare(
    'INSERT INTO search_entry (id, query, results, milliseconds, searched_at) VALUES (?, ?, ?, ?, ?)',
  );
  const trim = database.prepare(
    'DELETE FROM search_entry WHERE id IN (SELECT id FROM search_entry ORDER BY searched_at DESC, id DESC LIMIT -1 OFFSET ?)',
  );
  const select = database.prepare(`SELECT ${columns} FROM search_entry ORDER BY searched_at DESC, id DESC`);
  /** Newest first; none while they are locked. Sealed queries cannot be compared by SQL. */
  const entries = () =>
    sealing.isLocked()
      ? []
      : (select.all() as SearchHistoryEntry[]).map((entry) => ({
          ...entry,
          query: sealing.open('search_entry', 'query', entry.id, entry.query),
        }));
  /** Milliseconds that this share of the searches took at most. */
  const quantile = (searches: number, share: number) =>
    (
      database
        .prepare('SELECT milliseconds FROM search_entry ORDER BY milliseconds LIMIT 1 OFFSET ?')
        .get(Math.min(searches - 1, Math.floor(searches * share))) as { milliseconds: number } | undefined
    )?.milliseconds ?? null;

  return {
    /** `milliseconds` is whole. The oldest entries beyond the limit go. Nothing is kept while the history is locked. */
    add: database.transaction((query: string, results: number, milliseconds: number) => {
      if (sealing.isLocked()) return;
      const id = uuidv7();
      insert.run(id, sealing.seal('search_entry', 'query', id, query), results, milliseconds, now());
      trim.run(limits.history.entries);
    }),
    /** Newest first, each query once. */
    recent(limit: number): SearchHistoryEntry[] {
      const newest = new Map<string, SearchHistoryEntry>();
      for (const entry of entries()) if (!newest.has(entry.query)) newest.set(entry.query, entry);
      return [...newest.values()].slice(0, limit);
    },
    /** What found nothing the last time it was searched for, commonest first. */
    withoutResult(limit: number): { readonly query: string; readonly times: number; readonly at: number }[] {
      const found = new Map<string, { query: string; times: number; at: number; results: number }>();
      for (const { query, results, at } of entries()) {
        const known = found.get(query);
        if (known) known.times += 1;
        else found.set(query, { query, times: 1, at, results });
      }
      return [...found.values()]
        .filter(({ results }) => results === 0)
        .sort((one, other) => other.times - one.times || other.at - one.at)
        .slice(0, limit)
        .map(({ query, times, at }) => ({ query, times, at }));
    },
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
