import BetterSqlite, { type Database } from 'better-sqlite3';
import { addSumFunctions } from './column-sums.ts';

/** Opens a personal.db, or a copy of one, for reading, with the functions for checksums. Throws SQLite's errors. */
export function openToRead(file: string): Database {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true });
  try {
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    addSumFunctions(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
