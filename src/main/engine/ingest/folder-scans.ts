/** Looks through folders, one scan of a folder at a time: two at once would hide what the other has just seen. */
import { toWire } from '../../../preload/contract/errors.ts';
import type { CloudProbe, Log } from '../ports.ts';
import type { FolderRow } from '../store/folder-table.ts';
import type { LibraryStore } from '../store/library-store.ts';
import { storageError } from '../store/open-database.ts';
import { confirmDeletions, removeKept } from './bury-missing.ts';
import type { ReconcileContext } from './reconcile-context.ts';
import { type ReconcileResult, reconcileFolder, type Scope } from './reconcile-folder.ts';

export type ScanOutcome = ReconcileResult & { readonly milliseconds: number };

export type FolderScans = {
  /** Looks through a whole folder. Rejects with AppError, also `cancelled`. */
  reconcile(folder: FolderRow): Promise<void>;
  /**
   * Looks at everything, or at what the hints speak of; resolves with the outcome of a scan that began after this call, null when
   * the folder is not registered any more. Rejects as `reconcile`.
   */
  look(folderId: string, scope: Scope): Promise<ScanOutcome | null>;
  /** A person's word on files that vanished at once. */
  confirmDeletions(folderId: string, isGone: boolean): Promise<void>;
  /** Hides what a person kept and now lets go. */
  removeKept(folderId: string): Promise<void>;
  isScanning(): boolean;
  /** False after a scan that found the folder away. */
  isAvailable(folderId: string): boolean;
  /** Ends scans of this folder, or all for good; resolves when none is under way. */
  stop(folderId?: string): Promise<void>;
};

/** What a scan may ask of the world around it; each part left out is as if there were none. */
export type ScanWorld = {
  /** What a person left out of a folder. */
  readonly patterns?: ((folderId: string) => readonly string[]) | undefined;
  readonly renumbered?: ((folderId: string, volume: string) => void) | undefined;
  readonly cloud?: CloudProbe | null | undefined;
  /** Rows were erased; their contents may belong to nobody now. */
  readonly onErased?: (() => Promise<void>) | undefined;
  /** A folder that was away is there again. */
  readonly onBack?: (() => Promise<void>) | undefined;
};

export type FolderScansOptions = ScanWorld & {
  readonly library: LibraryStore;
  readonly folderById: (id: string) => FolderRow | undefined;
  readonly log: Log;
  readonly now: () => number;
  /** A scan has ended. */
  readonly onEnd: (folderId: string) => void;
};

type Waiting = { readonly hints: Set<string>; everything: boolean; outcome: Promise<ScanOutcome | null> };

export function createFolderScans(options: FolderScansOptions): FolderScans {
  const { log, onEnd } = options;
  const context: ReconcileContext = {
    library: options.library,
    folderById: options.folderById,
    patterns: options.patterns ?? (() => []),
    renumbered: options.renumbered ?? (() => undefined),
    cloud: options.cloud ?? null,
    log,
    now: options.now,
    moves: new Map(),
  };
  const unavailable = new Set<string>();
  const under = new Map<string, { readonly controller: AbortController; readonly done: Promise<unknown> }>();
  const waiting = new Map<string, Waiting>();
  const stopping = new AbortController();

  async function run(folderId: string, scope: Scope, signal: AbortSignal): Promise<ScanOutcome | null> {
    const folder = context.folderById(folderId);
    if (!folder) return null;
    const start = performance.now();
    try {
      const result = await reconcileFolder(context, folder, scope, signal);
      const isBack = result.available && unavailable.delete(folderId);
      if (!result.available) unavailable.add(folderId);
      const outcome = { ...result, milliseconds: Math.round(performance.now() - start) };
      log.info('folder reconciled', { folder: folderId, whole: scope === 'all', ...outcome });
      if (result.erased > 0) await options.onErased?.();
      if (isBack) await options.onBack?.();
      return outcome;
    } catch (error) {
      const failure = storageError(error);
      if (!signal.aborted) log.warn('folder not reconciled', { folder: folderId, code: toWire(failure).code });
      throw failure;
    }
  }

  function begin(folderId: string, scope: Scope): Promise<ScanOutcome | null> {
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, stopping.signal]);
    const done = run(folderId, scope, signal).finally(() => {
      under.delete(folderId);
      onEnd(folderId);
    });
    under.set(folderId, { controller, done: done.catch(() => undefined) });
    return done;
  }

  /** What comes in during a scan is one scan after it. */
  function queue(folderId: string): Waiting {
    const known = waiting.get(folderId);
    if (known) return known;
    const before = under.get(folderId)?.done ?? Promise.resolve();
    const next: Waiting = {
      hints: new Set(),
      everything: false,
      outcome: before.then(() => {
        waiting.delete(folderId);
        return begin(folderId, next.everything ? 'all' : [...next.hints]);
      }),
    };
    waiting.set(folderId, next);
    return next;
  }

  function look(folderId: string, scope: Scope): Promise<ScanOutcome | null> {
    if (!under.has(folderId) && !waiting.has(folderId)) return begin(folderId, scope);
    const next = queue(folderId);
    if (scope === 'all') next.everything = true;
    else for (const hint of scope) next.hints.add(hint);
    return next.outcome;
  }

  return {
    reconcile: async (folder) => {
      await look(folder.id, 'all');
    },
    look,
    async confirmDeletions(folderId, isGone) {
      await confirmDeletions(context, folderId, isGone);
      onEnd(folderId);
    },
    async removeKept(folderId) {
      await removeKept(context, folderId);
      onEnd(folderId);
    },
    isScanning: () => under.size > 0 || waiting.size > 0,
    isAvailable: (folderId) => !unavailable.has(folderId),
    async stop(folderId) {
      if (folderId === undefined) stopping.abort();
      const ids = folderId === undefined ? [...under.keys(), ...waiting.keys()] : [folderId];
      for (const id of ids) {
        // A queued scan begins when the one before it has ended.
        while (under.has(id) || waiting.has(id)) {
          under.get(id)?.controller.abort();
          await Promise.allSettled([under.get(id)?.done, waiting.get(id)?.outcome]);
        }
      }
    },
  };
}
