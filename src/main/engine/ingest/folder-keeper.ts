/**
 * Keeps the library equal to the disk: watches registered folders, looks where changes were hinted at, and looks through everything
 * when hints may have been lost, after a sleep, and now and again anyway.
 */
import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import type { FolderWatcher, Log } from '../ports.ts';
import { otherComputer } from '../store/document-copies.ts';
import type { LibraryStore } from '../store/library-store.ts';
import type { PersonalStore } from '../store/personal-store.ts';
import { closedPlaces } from './closed-places.ts';
import { eraseExcluded } from './erase-excluded.ts';
import type { FolderScans } from './folder-scans.ts';
import { createKeptFolder, type KeptFolder } from './kept-folder.ts';

export type FolderKeeper = {
  /** Watches and looks through all registered folders, and keeps doing so. Resolves when each was looked through once. */
  start(): Promise<void>;
  /** Takes up a folder that was just registered; resolves when it is watched or can't be. */
  begin(folderId: string): Promise<void>;
  /** Lets go of a folder that is registered no more. */
  end(folderId: string): Promise<void>;
  /** Everything may have changed: after a sleep, when a disk was mounted. Returns at once. */
  lookEverywhere(): void;
  /** Whether the system tells of changes in this folder. */
  isWatched(folderId: string): boolean;
  /** Files that vanished at once and wait for a person's word. */
  unconfirmed(folderId: string): number;
  /** The person's word on them. */
  confirmDeletions(folderId: string, gone: boolean): Promise<void>;
  /** Files that are gone and were kept by that word. */
  kept(folderId: string): number;
  /** Lets go of them after all. */
  removeKept(folderId: string): Promise<void>;
  /** Leaves out what matches, at once with its text. */
  exclude(folderId: string, pattern: string): Promise<void>;
  /** Takes back an exclusion. Throws `not-found`. */
  include(folderId: string, exclusionId: string): Promise<void>;
  stop(): Promise<void>;
};

export type FolderKeeperOptions = {
  readonly library: LibraryStore;
  readonly personal: Pick<PersonalStore, 'folders' | 'exclusions'>;
  readonly scans: Pick<FolderScans, 'look' | 'confirmDeletions' | 'removeKept'>;
  /** Null: nothing is watched, folders are looked through now and again. */
  readonly watcher: FolderWatcher | null;
  readonly log: Log;
  readonly now: () => number;
  /** Erases what was hidden long enough ago, and texts that belong to no file any more. */
  readonly eraseHidden: () => Promise<void>;
  /** Something a person can see has changed. */
  readonly onChange: (folderId: string) => void;
};

export function createFolderKeeper(options: FolderKeeperOptions): FolderKeeper {
  const { library, personal, scans } = options;
  const kept = new Map<string, KeptFolder>();
  let isRunning = false;
  let eraser: NodeJS.Timeout | null = null;

  function keep(folderId: string): KeptFolder | null {
    const folder = personal.folders.byId(folderId);
    // One of another computer is not watched before a person says where it stands.
    if (!folder || !isRunning || folder.volume === otherComputer) return null;
    const known = kept.get(folderId);
    if (known) return known;
    const closed = () => closedPlaces(library, folderId);
    const fresh = createKeptFolder({ ...options, folder, closed, look: (scope) => scans.look(folderId, scope) });
    kept.set(folderId, fresh);
    return fresh;
  }

  /** A failing clean-up is tried again with the next. */
  function eraseNowAndAgain(): void {
    eraser = setInterval(() => {
      options.eraseHidden().catch((error: unknown) => options.log.warn('hidden files stay', { error: String(error) }));
    }, limits.watch.eraseEveryMs);
    eraser.unref();
  }

  async function lookNow(folderId: string): Promise<void> {
    await scans.look(folderId, 'all');
    options.onChange(folderId);
  }

  return {
    async start() {
      isRunning = true;
      eraseNowAndAgain();
      for (const folder of personal.folders.list()) {
        if (!isRunning) return;
        const keptFolder = keep(folder.id);
        if (keptFolder) await keptFolder.start();
        // So that it is known to be away.
        else await scans.look(folder.id, 'all');
      }
    },
    begin: async (folderId) => {
      await keep(folderId)?.watch();
    },
    async end(folderId) {
      const folder = kept.get(folderId);
      kept.delete(folderId);
      await folder?.stop();
    },
    lookEverywhere() {
      for (const folder of kept.values()) folder.lookAtAll('everything may have changed');
    },
    isWatched: (folderId) => kept.get(folderId)?.isWatched() ?? false,
    unconfirmed: (folderId) => library.disk.heldCounts('asked').get(folderId) ?? 0,
    confirmDeletions: (folderId, gone) => scans.confirmDeletions(folderId, gone),
    kept: (folderId) => library.disk.heldCounts('kept').get(folderId) ?? 0,
    removeKept: (folderId) => scans.removeKept(folderId),
    async exclude(folderId, pattern) {
      personal.exclusions.add(folderId, pattern);
      const patterns = personal.exclusions.list(folderId).map((exclusion) => exclusion.pattern);
      if (eraseExcluded(library, folderId, patterns) > 0) await options.eraseHidden();
      await lookNow(folderId);
    },
    async include(folderId, exclusionId) {
      if (!personal.exclusions.remove(folderId, exclusionId)) {
        throw new AppError('not-found', 'This exclusion is not there any more.');
      }
      await lookNow(folderId);
    },
    async stop() {
      isRunning = false;
      if (eraser) clearInterval(eraser);
      await Promise.allSettled([...kept.values()].map((folder) => folder.stop()));
      kept.clear();
    },
  };
}
