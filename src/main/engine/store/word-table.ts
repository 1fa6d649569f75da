/** The vocabulary of the full-text index: how often a term stands there, and which terms there are. */
import type { Database } from 'better-sqlite3';
import { quotedTerm } from './quoted-term.ts';
import { openWordInstances } from './word-instances.ts';

export function createWordTable(database: Database) {
  database.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.chunk_vocabulary USING fts5vocab (main, chunk_words, 'row')`);
  openWordInstances(database);
  const standing = database
    .prepare(`SELECT value FROM json_each(?) AS wanted
      WHERE EXISTS (SELECT 1 FROM chunk_instance WHERE chunk_instance.term = wanted.value)`)
    .pluck();
  const count = database.prepare(
    'SELECT count(*) AS n FROM (SELECT 1 FROM chunk_words WHERE chunk_words MATCH ? LIMIT ?)',
  );
  // Ordered by term, so that a range is read from the index and nothing else.
  const range = database.prepare('SELECT term FROM chunk_vocabulary WHERE term >= ? AND term < ? LIMIT ?').pluck();

  return {
    /** In how many passages each term stands, counted up to `most`: beyond that a word is common, and counting costs time. */
    counts: (terms: readonly string[], most: number): Map<string, number> =>
      new Map(terms.map((term) => [term, (count.get(quotedTerm(term), most) as { n: number }).n])),

    /** Those of the terms that stand anywhere: for many that mostly don't, far quicker than counting each. */
    standing: (terms: readonly string[]): string[] => standing.all(JSON.stringify(terms)) as string[],

    /** Terms that begin with `prefix`, in order, at most `most`. */
    beginningWith: (prefix: string, most: number): string[] =>
      range.all(prefix, `${prefix}\u{10ffff}`, most) as string[],
  };
}
