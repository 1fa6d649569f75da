/** Backup, restore, and folders that stand elsewhere. */
import { z } from 'zod';
import type { BackupJob, FolderSuggestion, PortableSummary, SetAsideLibrary } from './backup-shapes.ts';
import { id, nothing, path, route } from './route.ts';
import type { FolderSummary } from './shapes.ts';

const passphrase = z.string().min(1).max(1000);
const file = z.object({ path, passphrase: passphrase.optional() }).strict();

export const backupRequests = {
  /**
   * Begins a backup into one file; progress as `backup.changed`. `replace`: an older backup of this name is written over, and stays whole
   * until the new one is; else the job ends with `backup-exists`. Rejects with `busy` while another is under way.
   */
  'backup.start': route(file.extend({ replace: z.boolean().optional() })).returns<BackupJob>(),
  /** What a file holds; rejects with `backup-passphrase` when it needs one that was not given or is another. */
  'backup.inspect': route(file).returns<PortableSummary>(),
  /** Verifies a file and unpacks it beside the library, which is not touched. */
  'backup.restore': route(file).returns<BackupJob>(),
  /** Puts what was verified in place; the library before is set aside. The engine opens anew after the answer. */
  'backup.apply': route(nothing).returns<null>(),
  /** Brings the documents and conversations of a verified file into this library. What is here stays as it is. */
  'backup.merge': route(file).returns<BackupJob>(),
  /** Ends what is under way, or lets go of what was verified. */
  'backup.cancel': route(nothing).returns<null>(),
  'backup.job': route(nothing).returns<BackupJob | null>(),
  'backup.setAside': route(nothing).returns<readonly SetAsideLibrary[]>(),
  /** Goes back to a library that was set aside; the one of now is set aside in turn. */
  'backup.goBack': route(z.object({ name: z.string().max(100) }).strict()).returns<null>(),

  /** Says where a folder stands now; files found again are known by their hash. Rejects as `folder.add` does, and with `folder-not-the-same`. */
  'folder.relink': route(z.object({ folderId: id, path }).strict()).returns<FolderSummary>(),
  /** Places where a folder that is not there may stand, the likeliest first. */
  'folder.suggest': route(z.object({ folderId: id }).strict()).returns<readonly FolderSuggestion[]>(),

  /** Every passage with its document and place, a line each, in parts; `vectors` adds what it was embedded as. `next` null at the end. */
  'library.passages': route(
    z
      .object({
        format: z.enum(['csv', 'jsonl']),
        vectors: z.boolean().default(false),
        folderId: id.optional(),
        after: z.string().max(40).default(''),
      })
      .strict(),
  ).returns<{ readonly text: string; readonly next: string | null }>(),

  // The window only: each opens the system's dialog first and gives null when it was closed.
  'backup.chooseTarget': route(nothing).returns<string | null>(),
  'backup.chooseFile': route(nothing).returns<string | null>(),
  'folder.chooseRelink': route(z.object({ folderId: id }).strict()).returns<FolderSummary | null>(),
} as const;

export const backupShellRoutes = ['backup.chooseTarget', 'backup.chooseFile', 'folder.chooseRelink'] as const;
