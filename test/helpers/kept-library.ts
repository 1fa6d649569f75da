/** A library that keeps folders of the disk: real databases and files, readers that take files as plain text. */
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createFolderKeeper } from '../../src/main/engine/ingest/folder-keeper.ts';
import type { ScanWorld } from '../../src/main/engine/ingest/folder-scans.ts';
import { createIngest } from '../../src/main/engine/ingest/ingest.ts';
import type { FolderWatcher } from '../../src/main/engine/ports.ts';
import { openLibraryStore } from '../../src/main/engine/store/library-store.ts';
import { openPersonalStore } from '../../src/main/engine/store/personal-store.ts';
import { fakeModels, fakeWorkers, silentLog } from './fake-engine-parts.ts';
import { fakeMachine } from './fake-machine.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type KeptLibraryOptions = {
  readonly watcher?: FolderWatcher | null;
  readonly world?: ScanWorld;
  readonly now?: () => number;
};

export type KeptLibrary = ReturnType<typeof keptLibrary>;

/** `roots`: folders to register. Nothing is watched or looked at before `keeper.start()`. */
export function keptLibrary(roots: readonly string[], options: KeptLibraryOptions = {}) {
  const dataDir = temporaryFolder();
  const now = options.now ?? Date.now;
  const library = openLibraryStore(dataDir, now);
  const personal = openPersonalStore(dataDir, now);
  const workers = fakeWorkers();
  const folders = roots.map((root) => personal.folders.add(root, '0', false));
  const ingest = createIngest({
    library,
    folderById: (id) => personal.folders.byId(id),
    workers,
    embedder: fakeModels().embedder,
    formats: { kindOf: () => 'text', readingId: () => 'text/1' },
    passwordFor: async () => null,
    ocrLanguages: () => [],
    spoolDir: path.join(dataDir, 'unpacked'),
    machine: fakeMachine(),
    scanning: {
      patterns: (folderId) => personal.exclusions.list(folderId).map(({ pattern }) => pattern),
      renumbered: (folderId, volume) => personal.folders.setVolume(folderId, volume),
      ...options.world,
    },
    log: silentLog,
    now,
    onChange: () => undefined,
  });
  const keeper = createFolderKeeper({
    library,
    personal,
    scans: ingest.scans,
    watcher: options.watcher ?? null,
    log: silentLog,
    now,
    eraseHidden: async () => undefined,
    onChange: () => undefined,
  });
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await keeper.stop();
    await ingest.stop();
    library.close();
    personal.close();
  };
  onTestFinished(close);

  const list = () => library.list.list({ from: 0, limit: 10_000, sort: 'path' }).files;
  return {
    library,
    personal,
    workers,
    ingest,
    keeper,
    folders,
    close,
    /** Looks through all folders and reads what there is to read. */
    async read() {
      for (const folder of folders) await ingest.reconcile(folder);
      await ingest.idle();
    },
    /** Shown files by path; folders apart by their number when there are several. */
    files: () =>
      new Map(
        list().map((file) => {
          const place = folders.findIndex((folder) => folder.id === file.folderId);
          return [folders.length > 1 ? `${place}:${file.path}` : file.path, file] as const;
        }),
      ),
    /** The text the library has of a shown file; null while it has none. */
    textOf(publicId: string): string | null {
      const row = library.files.byPublicId(publicId);
      const state = row?.state;
      if (!row?.contentId || (state !== 'ready' && state !== 'readable' && state !== 'no-text')) return null;
      return library.contents.text(row.contentId, 0, 1_000_000);
    },
  };
}
