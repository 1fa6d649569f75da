/** How often a term stands in the full-text index: what makes a word rare. */
import type { Database } from 'better-sqlite3';

export function createWordTable(database: Database) {
  const count = database.prepare(
    'SELECT count(*) AS n FROM (SELECT 1 FROM chunk_words WHERE chunk_words MATCH ? LIMIT ?)',
  );

  return {
    /** In how many passages each term stands, counted up to `most`: beyond that a word is common, and counting costs time. */
    counts: (terms: readonly string[], most = Number.MAX_SAFE_INTEGER): Map<string, number> =>
      new Map(terms.map((term) => [term, (count.get(quoted(term), most) as { n: number }).n])),
  };
}

/** A term as FTS5 takes it literally. */
function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
