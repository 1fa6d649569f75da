/** Brings the library's rows in line with a folder on disk: new and changed files wait for reading, vanished ones are hidden. */
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import { scanFolder } from '../files/scan-folder.ts';
import { limits } from '../limits.ts';
import type { Log } from '../ports.ts';
import type { FolderRow } from '../store/folder-table.ts';
import type { LibraryStore } from '../store/library-store.ts';
import type { ScannedFile } from '../types.ts';

export type ReconcileResult = {
  readonly available: boolean;
  readonly found: number;
  readonly toRead: number;
  readonly hidden: number;
};

export const readJob = 'read';

/** A root that can't be listed leaves everything as it is: an unplugged disk is not a deletion. */
export async function reconcileFolder(
  library: LibraryStore,
  folder: FolderRow,
  log: Log,
  signal: AbortSignal,
): Promise<ReconcileResult> {
  const scan = Number(library.meta('scan') ?? '0') + 1;
  library.setMeta('scan', String(scan));
  const unreadable: string[] = [];
  let found = 0;
  let toRead = 0;
  let batch: ScannedFile[] = [];
  const store = () => {
    const files = batch;
    batch = [];
    library.transaction(() => {
      for (const file of files) {
        const seen = library.files.see(folder.id, file, endingOf(file.path), scan);
        // A file that returns may have been hidden before it was read, or before its vectors were complete.
        if (seen.as !== 'same') {
          library.jobs.add(readJob, seen.id, priorityOf(file.size));
          toRead += 1;
        }
      }
    });
  };
  try {
    for await (const entry of scanFolder(folder.path, signal)) {
      if (entry.type === 'unreadable') {
        unreadable.push(entry.path);
        continue;
      }
      found += 1;
      if (found > limits.files.maxFiles) {
        throw new AppError('folder-refused', 'This folder holds too many files.', { files: limits.files.maxFiles });
      }
      batch.push(entry.file);
      if (batch.length >= limits.files.rowsPerCommit) store();
    }
    store();
  } catch (error) {
    if (error instanceof AppError) throw error;
    signal.throwIfAborted();
    log.warn('folder cannot be listed', {
      folder: folder.id,
      code: (error as NodeJS.ErrnoException).code ?? 'unknown',
    });
    return { available: false, found: 0, toRead: 0, hidden: 0 };
  }
  // An empty root that held files is a mount point without its disk until proven otherwise.
  if (found === 0 && library.files.countShown(folder.id) > 0) {
    log.warn('folder is suddenly empty', { folder: folder.id });
    return { available: false, found: 0, toRead: 0, hidden: 0 };
  }
  for (const place of unreadable) library.files.keepUnder(folder.id, place, scan);
  const hidden = library.files.buryUnseen(folder.id, scan);
  return { available: true, found, toRead, hidden };
}

/** The provisional kind until the bytes are looked at. */
function endingOf(file: string): string {
  return path.extname(file).slice(1).toLowerCase() || 'file';
}

/** Small files first, in steps: a person sees the first hits within seconds while one huge file waits its turn. */
function priorityOf(size: number): number {
  return Math.floor(Math.log10(Math.max(1, size)));
}
