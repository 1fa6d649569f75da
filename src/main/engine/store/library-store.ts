/** library.db: everything that can be rebuilt from the files. The only door to it. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import type { StorePlanner } from '../types.ts';
import { createCommits } from './after-commit.ts';
import { createCandidateTable } from './candidate-table.ts';
import { createChunkTable } from './chunk-table.ts';
import { createCollectionTable } from './collection-table.ts';
import { createContentTable } from './content-table.ts';
import { createCoverage } from './coverage.ts';
import { createDiskTable } from './disk-table.ts';
import { createDocumentCopies } from './document-copies.ts';
import { createEmbeddingTable } from './embedding-table.ts';
import { createEraseTable } from './erase-table.ts';
import { createFacetTable } from './facet-table.ts';
import { createFileList } from './file-list.ts';
import { createFileTable } from './file-table.ts';
import { createJobTable } from './job-table.ts';
import { createLibraryPassages } from './library-passages.ts';
import { storeLimits } from './limits.ts';
import { createMemberTable } from './member-table.ts';
import { migrate } from './migrate.ts';
import { library0001 } from './migrations/library-0001.ts';
import { library0002 } from './migrations/library-0002.ts';
import { library0003 } from './migrations/library-0003.ts';
import { library0004 } from './migrations/library-0004.ts';
import { createNearest } from './nearest.ts';
import { closedOnFailure, openDatabase, storageError } from './open-database.ts';
import { createOverviewTable } from './overview-table.ts';
import { createPassageLengths } from './passage-lengths.ts';
import { createPictureStore } from './picture-store.ts';
import { createVectorReader } from './read-vectors.ts';
import { createReadingTable } from './reading-table.ts';
import { createFolderMarks } from './relink-folder.ts';
import { checkInSlices } from './safety/check-in-slices.ts';
import { type DatabaseKind, vectorExtension } from './safety/database-kind.ts';
import { createScopeTable } from './scope-table.ts';
import { createSearchTable } from './search-table.ts';
import { type Progress, snapshotInSteps } from './snapshot.ts';
import { createWordTidier } from './tidy-words.ts';
import { createVectorCodeTable } from './vector-code-table.ts';
import { createVectorIndexes } from './vector-indexes.ts';
import { createVectorTable, readEmbeddings } from './vector-table.ts';
import { createWordScores } from './word-scores.ts';
import { createWordTable } from './word-table.ts';

export const libraryMigrations = [library0001, library0002, library0003, library0004] as const;

export const libraryKind: DatabaseKind = {
  name: 'library',
  file: 'library.db',
  steps: libraryMigrations,
  extension: vectorExtension(),
};

export type LibraryStore = ReturnType<typeof openLibraryStore>;

/** What any machine can afford; the engine gives the plan of its own. */
const smallestPlan: StorePlanner = () => ({
  ...limits.store.vectors,
  vectorPrecision: 'binary+rescore',
  pageCacheKibibytes: limits.store.cacheKibibytes,
});

/** Opens or makes library.db in `dataDir`. Throws AppError (`schema-newer`, `library-damaged`, `disk-full`, `storage-failed`). */
export function openLibraryStore(dataDir: string, now: () => number = Date.now, planFor: StorePlanner = smallestPlan) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return closedOnFailure(openDatabase(path.join(dataDir, libraryKind.file), 'normal'), (database) =>
    libraryStore(database, now, planFor),
  );
}

function libraryStore(database: Database, now: () => number, planFor: StorePlanner) {
  database.loadExtension(vectorExtension());
  migrate(database, libraryMigrations, 'library.db');
  const meta = (key: string) =>
    (database.prepare('SELECT value FROM meta WHERE key = ?').get(key) as { value: string } | undefined)?.value ?? null;
  const setMeta = (key: string, value: string) => {
    database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
  };
  /** Removes what stands under keys that begin so, but for those that go on with one of `kept`. */
  const forgetMeta = (beginning: string, kept: readonly string[]) => {
    database
      .prepare(`DELETE FROM meta WHERE substr(key, 1, length(@beginning)) = @beginning
        AND substr(key, length(@beginning) + 1) NOT IN (SELECT value FROM json_each(@kept))`)
      .run({ beginning, kept: JSON.stringify(kept) });
  };
  if (!meta('library-id')) setMeta('library-id', randomUUID());

  database.pragma(`cache_size = -${planFor(0, 0).pageCacheKibibytes}`);
  database.pragma(`wal_autocheckpoint = ${storeLimits.libraryLogPages}`);
  const commits = createCommits(database);
  const codes = createVectorCodeTable(database);
  const embeddings = createEmbeddingTable(database);
  const indexes = createVectorIndexes({ codes, commits, embeddings: () => indexed(), planFor });
  const vectors = createVectorTable(database, now, indexes);
  const changes = database.prepare('SELECT total_changes() AS n');
  const written = () => (changes.get() as { n: number }).n;
  /** Rows written that say nothing of what is in the library. */
  let aside = 0;
  const version = () => written() - aside;
  /** A look at a page keeps its thumbnail, which must not make answers and counts forgotten. */
  const quietly = (write: () => void) => {
    const before = written();
    write();
    aside += written() - before;
  };
  const readVectors = createVectorReader(database, version);
  const wordTidier = createWordTidier(database, version);
  const lengths = createPassageLengths(database);

  /** Embeddings that are worth an index: until one answers, which it is cannot be told. */
  function indexed() {
    const leaving = new Set(embeddings.answering() ? embeddings.leftOver().map(({ id }) => id) : []);
    return readEmbeddings(database).filter(({ id }) => !leaving.has(id));
  }

  return {
    id: meta('library-id') as string,
    files: createFileTable(database, now),
    disk: createDiskTable(database, now),
    folderMarks: createFolderMarks(database),
    list: createFileList(database),
    scopes: createScopeTable(database),
    overview: createOverviewTable(database),
    members: createMemberTable(database, now),
    contents: createContentTable(database, now),
    readings: createReadingTable(database),
    chunks: createChunkTable(database, lengths),
    leaving: createLibraryPassages(database),
    copies: createDocumentCopies(database),
    vectors,
    embeddings,
    erase: createEraseTable(database),
    facets: createFacetTable(database),
    collection: createCollectionTable(database),
    candidates: createCandidateTable(database, readVectors),
    words: createWordTable(database),
    pictures: createPictureStore(database, now, quietly),
    wordTidier,
    indexes,
    search: createSearchTable(
      database,
      createNearest(database, { indexes, planFor, readVectors }),
      createWordScores(database, lengths),
    ),
    jobs: createJobTable(database, now),
    meta,
    setMeta,
    forgetMeta,
    /** Grows with every row written here; equal numbers mean that nothing has changed. Counts from opening. */
    version,
    /** What share of the files search can see. */
    coverage: createCoverage(database, version),
    /** All or nothing; SQLite's failures come out as AppError. */
    transaction<Result>(run: () => Result): Result {
      try {
        return commits.transaction(run);
      } catch (error) {
        throw storageError(error);
      }
    },
    /** Cross-check that SQLite's own check cannot make: every chunk has one full-text row. */
    integrity(): { readonly chunks: number; readonly words: number; readonly damaged: boolean } {
      const count = (sql: string) => (database.prepare(sql).get() as { n: number }).n;
      const damaged = database.pragma('integrity_check', { simple: true }) !== 'ok';
      return {
        chunks: count('SELECT count(*) AS n FROM chunk'),
        words: count('SELECT count(*) AS n FROM chunk_words_docsize'),
        damaged,
      };
    },
    /** A copy as it is now, some pages at a time; see there. */
    snapshot: (file: string, pages: number, step: (progress: Progress) => void) =>
      snapshotInSteps(database, file, pages, step),
    /** The database itself, table by table; see there. */
    check: () => checkInSlices(database),
    /** Of the library this process runs on, not of the file. */
    versions: () =>
      database.prepare('SELECT sqlite_version() AS sqlite, vec_version() AS vec').get() as {
        readonly sqlite: string;
        readonly vec: string;
      },
    close: () => {
      indexes.stop();
      wordTidier.stop();
      try {
        database.pragma('optimize');
      } catch (error) {
        // What the planner knows of the tables is a help: a full disk must not keep both databases open and the library locked.
        if (!(storageError(error) instanceof AppError)) throw error;
      } finally {
        database.close();
      }
    },
  };
}
