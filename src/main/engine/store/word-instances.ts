import type { Database } from 'better-sqlite3';

/** Opens the view of every place of every indexed word, `temp.chunk_instance` (term, doc, col, offset), once per connection. */
export function openWordInstances(database: Database): void {
  database.exec(
    `CREATE VIRTUAL TABLE IF NOT EXISTS temp.chunk_instance USING fts5vocab (main, chunk_words, 'instance')`,
  );
}
