/** personal.db: what a person made or decided. Precious; the only door to it. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { ModelFile } from '../ports.ts';
import { createAdapterTable } from './adapter-table.ts';
import { createBatchTable } from './batch-table.ts';
import { createConversationFolderTable } from './conversation-folder-table.ts';
import { createConversationSetupTable } from './conversation-setup-table.ts';
import { createConversationTable } from './conversation-table.ts';
import { createDraftTable } from './draft-table.ts';
import { createQuoteEraser } from './erase-quotes.ts';
import { createRunEraser } from './erase-run-results.ts';
import { createExclusionTable } from './exclusion-table.ts';
import { createExtractionTable } from './extraction-table.ts';
import { createFolderTable } from './folder-table.ts';
import { createKeySlotTable } from './key-slot-table.ts';
import { leaveNoTrace } from './leave-no-trace.ts';
import { mergeConversations } from './merge-conversations.ts';
import { migrate } from './migrate.ts';
import { personal0001 } from './migrations/personal-0001.ts';
import { personal0002 } from './migrations/personal-0002.ts';
import { personal0003 } from './migrations/personal-0003.ts';
import { personal0004 } from './migrations/personal-0004.ts';
import { personal0005 } from './migrations/personal-0005.ts';
import { personal0006 } from './migrations/personal-0006.ts';
import { personal0007 } from './migrations/personal-0007.ts';
import { personal0008 } from './migrations/personal-0008.ts';
import { personal0009 } from './migrations/personal-0009.ts';
import { personal0010 } from './migrations/personal-0010.ts';
import { personal0011 } from './migrations/personal-0011.ts';
import { createModelTestTable } from './model-test-table.ts';
import { closedOnFailure, openDatabase } from './open-database.ts';
import { createPersonalText } from './personal-text.ts';
import { createPresetTable } from './preset-table.ts';
import { createRatedAnswers } from './rated-answers.ts';
import { openRecords } from './records/open-records.ts';
import { checkInSlices } from './safety/check-in-slices.ts';
import type { DatabaseKind } from './safety/database-kind.ts';
import type { PersonalBackups } from './safety/personal-backups.ts';
import { createSavedSearchTable } from './saved-search-table.ts';
import { createSearchHistoryTable } from './search-history-table.ts';
import { snapshotAnew } from './snapshot.ts';
import { storedJson } from './stored-json.ts';

export const personalMigrations = [
  personal0001,
  personal0002,
  personal0003,
  personal0004,
  personal0005,
  personal0006,
  personal0007,
  personal0008,
  personal0009,
  personal0010,
  personal0011,
] as const;

export const personalKind: DatabaseKind = {
  name: 'personal',
  file: 'personal.db',
  steps: personalMigrations,
  extension: null,
};

export type PersonalStore = ReturnType<typeof openPersonalStore>;

/** Opens or makes personal.db in `dataDir`. Throws AppError (`schema-newer`, `library-damaged`, `disk-full`). */
export function openPersonalStore(dataDir: string, now: () => number = Date.now) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return closedOnFailure(openDatabase(path.join(dataDir, personalKind.file), 'full'), (database) =>
    personalStore(database, now),
  );
}

function personalStore(database: Database, now: () => number) {
  // What SQLite would write into temporary files may hold texts that are sealed in ours.
  database.pragma('temp_store = MEMORY');
  migrate(database, personalMigrations, 'personal.db');
  const records = openRecords(database);
  const text = createPersonalText(database, records);
  return {
    folders: createFolderTable(database, now),
    exclusions: createExclusionTable(database),
    /** `seal` and `open` of what a person typed or was answered; see README. */
    text,
    keySlots: createKeySlotTable(database, now),
    conversations: createConversationTable(database, now, text, records),
    conversationFolders: createConversationFolderTable(database, now, text),
    conversationSetups: createConversationSetupTable(database, text),
    presets: createPresetTable(database, now, text),
    drafts: createDraftTable(database, now, text),
    ratedAnswers: createRatedAnswers(database, text),
    batches: createBatchTable(database, now, text),
    extractions: createExtractionTable(database, now, text),
    settings: createSettings(database),
    passwords: createSealedPasswords(database, now),
    models: createModels(database, now),
    adapters: createAdapterTable(database, now),
    modelTests: createModelTestTable(database, now, text),
    searchHistory: createSearchHistoryTable(database, now, text),
    savedSearches: createSavedSearchTable(database, now, text),
    /** False: SQLite itself finds the file damaged. */
    isSound: () => database.pragma('integrity_check', { simple: true }) === 'ok',
    /** The same table by table; see there. */
    *check(): Generator<void, string | null> {
      return (yield* checkInSlices(database)) ?? (yield* records.check());
    },
    /** Calls `listener` when a record is read that changed on the disk, and nobody knows yet. */
    onChanged: records.onChanged,
    /** Grows with every row written here; counts from opening. */
    version: () => database.prepare('SELECT total_changes()').pluck().get() as number,
    /** A copy of what is here now: the day's, or the only one from now on. Throws SQLite's and the system's errors. */
    backUp: (backups: PersonalBackups, way: 'add' | 'rewrite') => backups[way](database),
    /** A copy for a portable library file. Throws SQLite's errors. */
    snapshot: (file: string) => snapshotAnew(database, file),
    /** Those of a closed personal.db of this schema; see there. */
    mergeConversations: (file: string) => mergeConversations(database, text, file, now()),
    eraseQuotes: createQuoteEraser(database, text),
    eraseRunResults: createRunEraser(database, text),
    /** So that nothing erased or replaced is left in the file or its log. */
    leaveNoTrace: () => leaveNoTrace(database),
    close: () => database.close(),
  };
}

/** Settings are JSON values under a key. */
function createSettings(database: Database) {
  // Asked for with every file that is read.
  const value = database.prepare('SELECT value FROM setting WHERE key = ?').pluck();
  return {
    /** Null where nothing was set, or where what was set cannot be read any more. */
    get<Value>(key: string): Value | null {
      const text = value.get(key) as string | undefined;
      return text === undefined ? null : storedJson<Value>(text);
    },
    set: (key: string, value: unknown) => {
      database.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)').run(key, JSON.stringify(value));
    },
  };
}

/** Model files a person added. */
function createModels(database: Database, now: () => number) {
  return {
    list: () => database.prepare('SELECT id, name, role, path FROM model ORDER BY added_at, id').all() as ModelFile[],
    add(name: string, role: ModelFile['role'], file: string): ModelFile {
      database
        .prepare(`INSERT INTO model (id, name, role, path, added_at) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (path) DO UPDATE SET name = excluded.name, role = excluded.role`)
        .run(uuidv7(), name, role, file, now());
      return database.prepare('SELECT id, name, role, path FROM model WHERE path = ?').get(file) as ModelFile;
    },
    remove: (id: string) => database.prepare('DELETE FROM model WHERE id = ?').run(id).changes > 0,
  };
}

/** Sealed passwords by the hex sha256 of the file they open. */
function createSealedPasswords(database: Database, now: () => number) {
  return {
    get: (key: string) =>
      (
        database.prepare('SELECT sealed FROM sealed_password WHERE content_sha256 = ?').get(key) as
          | { sealed: Uint8Array }
          | undefined
      )?.sealed ?? null,
    set: (key: string, sealed: Uint8Array) => {
      database
        .prepare('INSERT OR REPLACE INTO sealed_password (content_sha256, sealed, added_at) VALUES (?, ?, ?)')
        .run(key, sealed, now());
    },
    remove: (key: string) => {
      database.prepare('DELETE FROM sealed_password WHERE content_sha256 = ?').run(key);
    },
  };
}
