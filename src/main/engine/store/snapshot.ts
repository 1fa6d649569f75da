/** Copies of both databases as they are at one moment, made while they are being worked with. */
import BetterSqlite, { type Database } from 'better-sqlite3';
import type { LibraryCounts } from '../../../preload/contract/backup-shapes.ts';
import { keepSums } from './records/keep-sums.ts';

export type Progress = { readonly done: number; readonly total: number };

/**
 * Copies the index to `file` some pages at a time, so that searches come in between; what is written meanwhile is in the copy.
 * `step` hears of pages, and ends the copying by throwing. Rejects with SQLite's errors.
 */
export async function snapshotInSteps(
  database: Database,
  file: string,
  pages: number,
  step: (progress: Progress) => void,
): Promise<void> {
  await database.backup(file, {
    progress({ totalPages, remainingPages }) {
      step({ done: totalPages - remainingPages, total: totalPages });
      return pages;
    },
  });
}

/** Written anew: a copy of what was typed holds nothing that lies in free pages. Sealed texts stay sealed. */
export function snapshotAnew(database: Database, file: string): void {
  database.prepare('VACUUM INTO ?').run(file);
}

/** A setting of a closed personal.db that has one value gets another. Throws SQLite's errors. */
export function replaceSetting(personalFile: string, key: string, value: unknown, by: unknown): void {
  const personal = new BetterSqlite(personalFile, { fileMustExist: true });
  try {
    personal.pragma('trusted_schema = OFF');
    keepSums(personal);
    personal
      .prepare('UPDATE setting SET value = ? WHERE key = ? AND value = ?')
      .run(JSON.stringify(by), key, JSON.stringify(value));
  } finally {
    personal.close();
  }
}

export type SnapshotFacts = {
  readonly schema: { readonly library: number; readonly personal: number };
  readonly counts: LibraryCounts;
  readonly libraryId: string;
  readonly folders: readonly { readonly id: string; readonly path: string }[];
  readonly embeddings: readonly string[];
  readonly encrypted: boolean;
};

/** What two closed databases hold. Throws SQLite's errors, also for tables that are not there. */
export function snapshotFacts(libraryFile: string, personalFile: string): SnapshotFacts {
  const library = new BetterSqlite(libraryFile, { readonly: true });
  try {
    const personal = new BetterSqlite(personalFile, { readonly: true });
    try {
      return {
        schema: { library: schemaOf(library), personal: schemaOf(personal) },
        counts: {
          folders: numberIn(personal, 'SELECT count(*) FROM folder'),
          files: numberIn(library, 'SELECT count(*) FROM file WHERE deleted_at IS NULL'),
          documents: numberIn(library, `SELECT count(*) FROM content WHERE stage <> 'reading'`),
          passages: numberIn(library, 'SELECT count(*) FROM chunk'),
          vectors: numberIn(library, 'SELECT count(*) FROM vector'),
          conversations: numberIn(personal, 'SELECT count(*) FROM conversation'),
          messages: numberIn(personal, 'SELECT count(*) FROM message'),
        },
        libraryId: library.prepare(`SELECT value FROM meta WHERE key = 'library-id'`).pluck().get() as string,
        folders: personal.prepare('SELECT id, path FROM folder WHERE sample = 0 ORDER BY added_at, id').all() as {
          id: string;
          path: string;
        }[],
        embeddings: library.prepare('SELECT embedding_id FROM embedding ORDER BY id').pluck().all() as string[],
        encrypted: numberIn(personal, 'SELECT count(*) FROM key_slot') > 0,
      };
    } finally {
      personal.close();
    }
  } finally {
    library.close();
  }
}

const schemaOf = (database: Database) => database.pragma('user_version', { simple: true }) as number;
const numberIn = (database: Database, sql: string) => database.prepare(sql).pluck().get() as number;
