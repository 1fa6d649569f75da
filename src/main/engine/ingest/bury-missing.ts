/** What is to become of rows whose files are not there: hidden, or, when that are unusually many, asked about. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { limits } from '../limits.ts';
import type { DiskRow } from '../store/disk-table.ts';
import type { FolderRow } from '../store/folder-table.ts';
import { readJob } from './read-job.ts';
import type { ReconcileContext } from './reconcile-context.ts';

const unconfirmed = { code: 'deletions-unconfirmed', values: {} } as const;
const kept = { code: 'deletion-kept', values: {} } as const;

export type Buried = { readonly hidden: number; readonly held: number };

/** A row and where it was when its file was not found there. */
export type PlacedRow = { readonly id: number; readonly key: string };

/** `missing`: rows no listing of this scan showed; those that were found elsewhere meanwhile are not gone. `volume`: that of the folder's root now. `emptied`: nothing at all is left in it. */
export async function buryMissing(
  context: ReconcileContext,
  folder: FolderRow,
  missing: readonly PlacedRow[],
  volume: string,
  emptied: boolean,
): Promise<Buried> {
  const { disk, jobs } = context.library;
  const gone: number[] = [];
  for (const { id, key } of missing) {
    const row = disk.byId(id);
    // Held rows are known to be away; a row of another disk below is away with its disk.
    if (!row || row.folderId !== folder.id || row.key !== key || row.deletedAt !== null || row.heldState !== null)
      continue;
    if (row.volume !== volume && row.volume !== '' && !(await isDiskThere(folder.path, row))) continue;
    gone.push(id);
  }
  if (gone.length === 0) return { hidden: 0, held: 0 };
  const { shown, held, hidden } = disk.shownSince(folder.id, context.now() - limits.watch.atOnceMs);
  const atOnce = gone.length + hidden.length + held;
  const many = Math.max(limits.watch.leastDeletions, limits.watch.deletedShare * (shown + hidden.length));
  const ask =
    emptied || atOnce >= limits.watch.manyDeletions || (atOnce >= limits.watch.leastDeletions && atOnce > many);
  const all = ask ? [...gone, ...hidden] : gone;
  for (let from = 0; from < all.length; from += limits.files.rowsPerCommit) {
    const part = all.slice(from, from + limits.files.rowsPerCommit);
    context.library.transaction(() => {
      if (ask) disk.hold(part, unconfirmed);
      else disk.bury(part, context.now());
      for (const id of part) jobs.removeFor(readJob, id);
    });
    await setImmediate();
  }
  if (ask) context.log.warn('many files vanished at once', { folder: folder.id, files: all.length });
  return ask ? { hidden: 0, held: all.length } : { hidden: all.length, held: 0 };
}

/** Whether the disk a row was on is mounted where it was: an empty mount point is no deletion. */
async function isDiskThere(root: string, row: DiskRow): Promise<boolean> {
  for (let place = path.dirname(row.path); ; place = path.dirname(place)) {
    try {
      const stats = await lstat(path.join(root, place), { bigint: true });
      return stats.dev.toString() === row.volume;
    } catch {
      if (place === '.') return false;
    }
  }
}

/** A person's word on files that vanished at once: `isGone` hides them, else they are kept, shown as unavailable. */
export async function confirmDeletions(context: ReconcileContext, folderId: string, isGone: boolean): Promise<void> {
  await decide(context, context.library.disk.held(folderId, 'asked'), isGone);
}

/** The person has thought again: what was kept and has not come back is hidden like any file that vanished. */
export async function removeKept(context: ReconcileContext, folderId: string): Promise<void> {
  await decide(context, context.library.disk.held(folderId, 'kept'), true);
}

async function decide(context: ReconcileContext, ids: readonly number[], isGone: boolean): Promise<void> {
  const { disk } = context.library;
  for (let from = 0; from < ids.length; from += limits.files.rowsPerCommit) {
    const part = ids.slice(from, from + limits.files.rowsPerCommit);
    context.library.transaction(() => {
      // Hidden a little earlier than now: they are decided and must not count towards the next question.
      if (isGone) disk.bury(part, context.now() - limits.watch.atOnceMs - 1);
      else disk.holdFor(part, kept);
    });
    await setImmediate();
  }
}
