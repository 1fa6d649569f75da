import type { Database, Statement } from 'better-sqlite3';
import { limits } from '../limits.ts';

/** Prepares each form of a statement once: a search has some ten, and preparing one takes longer than asking it. */
export function keepStatements(database: Database): (sql: string, shape?: 'pluck' | 'raw') => Statement {
  const kept = new Map<string, Statement>();
  return (sql, shape) => {
    const key = `${shape ?? ''} ${sql}`;
    const known = kept.get(key);
    if (known) return known;
    const made = database.prepare(sql);
    if (shape === 'pluck') made.pluck();
    if (shape === 'raw') made.raw();
    if (kept.size >= limits.search.keptStatements) kept.clear();
    kept.set(key, made);
    return made;
  };
}
