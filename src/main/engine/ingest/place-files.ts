/** Brings rows in line with listed files. The place decides which document a file is; only a free place is taken by a moved one. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { existsExactly } from '../files/exists-exactly.ts';
import { limits } from '../limits.ts';
import type { DiskRow, Shown } from '../store/disk-table.ts';
import type { FolderRow } from '../store/folder-table.ts';
import type { ScannedFile } from '../types.ts';
import { readJob, readPriority } from './read-job.ts';
import type { RecentMove, ReconcileContext } from './reconcile-context.ts';

/** Stores entries of one directory in short transactions; returns how many wait for reading because of it. */
export async function placeFiles(
  context: ReconcileContext,
  folder: FolderRow,
  entries: readonly ScannedFile[],
  signal: AbortSignal,
): Promise<number> {
  let toRead = 0;
  const keys = new Set(entries.map((entry) => entry.key));
  for (let from = 0; from < entries.length; from += limits.files.rowsPerCommit) {
    signal.throwIfAborted();
    const differing = entries
      .slice(from, from + limits.files.rowsPerCommit)
      .map((entry) => ({ entry, row: context.library.disk.at(folder.id, entry.key) }))
      .filter(({ entry, row }) => !isSettled(row, entry));
    if (differing.length === 0) continue;
    const movers = await findMovers(context, folder, differing, keys);
    const present = await stillThere(context, folder, differing);
    context.library.transaction(() => {
      for (const { entry } of differing) {
        // Listed before its file went elsewhere, where another scan found it meanwhile: it must not take the document back.
        const isLeft = !context.library.disk.at(folder.id, entry.key) && recentlyLeft(context, folder, entry);
        if (isLeft && !present.has(entry.key)) continue;
        if (placeOne(context, folder, entry, movers.get(entry.key))) toRead += 1;
      }
    });
  }
  return toRead;
}

/** Nothing to do for it: the common case, told without a transaction. */
function isSettled(row: DiskRow | undefined, entry: ScannedFile): boolean {
  return (
    row !== undefined &&
    row.deletedAt === null &&
    row.heldState === null &&
    row.modifiedNs !== null &&
    row.path === entry.path &&
    row.volume === entry.volume &&
    row.special === (entry.special ?? null) &&
    (row.state !== 'unavailable' || staysUnavailable(entry)) &&
    isSame(row, entry)
  );
}

export function isSame(row: DiskRow, entry: ScannedFile): boolean {
  const time = row.modifiedNs === null ? row.modifiedMs === entry.modifiedMs : row.modifiedNs === entry.modifiedNs;
  return time && row.size === entry.size && row.inode === entry.inode;
}

/** For entries without a row: the row of a file that was this one and whose place is empty now. */
async function findMovers(
  context: ReconcileContext,
  folder: FolderRow,
  differing: readonly { readonly entry: ScannedFile; readonly row: DiskRow | undefined }[],
  keys: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const { disk } = context.library;
  const movers = new Map<string, number>();
  const taken = new Set<number>();
  for (const { entry, row } of differing) {
    if (entry.unnamed) continue;
    const justHidden = row?.deletedAt && context.now() - row.deletedAt < limits.watch.refilledMs;
    if (row && (row.deletedAt === null || justHidden || isSame(row, entry))) continue;
    if (!row && recentlyLeft(context, folder, entry)) continue;
    for (const candidate of likeliestFirst(disk.ofIdentity(entry), entry)) {
      if (taken.has(candidate.id) || candidate.id === row?.id) continue;
      if (!(await isVacated(context, folder, candidate, entry, keys))) continue;
      movers.set(entry.key, candidate.id);
      taken.add(candidate.id);
      break;
    }
  }
  return movers;
}

/** Rows seen last come first; of those that went together, as names of one file do, the one whose place ends as the new one does. */
function likeliestFirst(candidates: readonly DiskRow[], entry: ScannedFile): DiskRow[] {
  const seenAt = (row: DiskRow) => row.deletedAt ?? (row.heldState === null ? Number.POSITIVE_INFINITY : now);
  const now = Number.MAX_SAFE_INTEGER;
  const endings = new Map(candidates.map((row) => [row, equalSteps(row.key, entry.key)]));
  return candidates.toSorted((a, b) =>
    seenAt(a) === seenAt(b) ? (endings.get(b) ?? 0) - (endings.get(a) ?? 0) : seenAt(a) < seenAt(b) ? 1 : -1,
  );
}

/** Steps from the end in which two paths are equal. */
function equalSteps(one: string, other: string): number {
  const [ours, theirs] = [one, other].map((key) => key.split('/').reverse()) as [string[], string[]];
  const differing = ours.findIndex((step, at) => step !== theirs[at]);
  return differing < 0 ? ours.length : differing;
}

/** Of entries at places that were left a moment ago, those whose file is there now: a list may be older than the move. */
async function stillThere(
  context: ReconcileContext,
  folder: FolderRow,
  differing: readonly { readonly entry: ScannedFile }[],
): Promise<Set<string>> {
  const present = new Set<string>();
  for (const { entry } of differing) {
    if (!recentlyLeft(context, folder, entry)) continue;
    try {
      const { ino } = await lstat(path.join(folder.path, entry.path), { bigint: true });
      if (ino.toString() === entry.inode) present.add(entry.key);
    } catch (error) {
      // One that can't be asked for may well be there.
      if (!isAbsence(error)) present.add(entry.key);
    }
  }
  return present;
}

async function isVacated(
  context: ReconcileContext,
  folder: FolderRow,
  candidate: DiskRow,
  entry: ScannedFile,
  keys: ReadonlySet<string>,
): Promise<boolean> {
  const home = context.folderById(candidate.folderId);
  if (!home) return false;
  if (home.id === folder.id) {
    if (keys.has(candidate.key)) return false;
    // Disks that tell no case apart find a file by its old name too.
    if (candidate.key.toLowerCase() === entry.key.toLowerCase())
      return !(await existsExactly(home.path, candidate.path));
  }
  try {
    await lstat(path.join(home.path, candidate.path));
    return false;
  } catch (error) {
    return isAbsence(error);
  }
}

function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** True when it waits for reading because of this. */
function placeOne(
  context: ReconcileContext,
  folder: FolderRow,
  entry: ScannedFile,
  moverId: number | undefined,
): boolean {
  const { disk } = context.library;
  const row = disk.at(folder.id, entry.key);
  const mover = moverId === undefined ? undefined : disk.byId(moverId);
  if (mover && isSame(mover, entry)) {
    if (row) disk.erase([row.id]);
    return move(context, folder, mover, entry);
  }
  if (row) return isSame(row, entry) ? settle(context, folder, row, entry) : change(context, folder, row, entry);
  return refill(context, folder, entry) ?? add(context, folder, entry);
}

function add(context: ReconcileContext, folder: FolderRow, entry: ScannedFile): boolean {
  const shown = firstShown(entry);
  const id = context.library.disk.add(folder.id, entry, endingOf(entry.path), shown);
  return shown.state === 'waiting' && queue(context, id, entry);
}

function change(context: ReconcileContext, folder: FolderRow, row: DiskRow, entry: ScannedFile): boolean {
  const { disk, jobs } = context.library;
  const shown = firstShown(entry);
  disk.place(row.id, folder.id, entry);
  disk.supersede(row.id, entry);
  disk.outdate(row.id, endingOf(entry.path));
  disk.show(row.id, shown);
  if (shown.state === 'waiting') return queue(context, row.id, entry);
  jobs.removeFor(readJob, row.id);
  return false;
}

/** The same bytes as before, in the same place: what was known of them holds. */
function settle(context: ReconcileContext, folder: FolderRow, row: DiskRow, entry: ScannedFile): boolean {
  const { disk, jobs } = context.library;
  disk.place(row.id, folder.id, entry);
  const special = entry.special ?? null;
  const cloudOnly = special === 'cloud' && row.contentState === null;
  if (special !== row.special && ((special !== null && special !== 'cloud') || cloudOnly)) {
    disk.show(row.id, firstShown(entry));
    jobs.removeFor(readJob, row.id);
    return false;
  }
  const state = row.heldState ?? row.state;
  if (row.deletedAt !== null || row.heldState !== null) disk.unhide(row.id);
  if (special === 'link' || special === 'bundle') disk.show(row.id, firstShown(entry));
  if (special === 'link' || special === 'bundle' || cloudOnly || entry.unnamed) return false;
  const isUnread = state === 'waiting' || state === 'reading' || state === 'unavailable' || row.special === 'cloud';
  if (row.contentState !== null && (isUnread || hasText.has(state))) {
    if (state !== row.contentState || row.heldState !== null)
      disk.show(row.id, { state: row.contentState, reason: null });
    return false;
  }
  if (!isUnread && !hasText.has(state)) return false;
  disk.show(row.id, { state: 'waiting', reason: null });
  return queue(context, row.id, entry);
}

function move(context: ReconcileContext, folder: FolderRow, row: DiskRow, entry: ScannedFile): boolean {
  context.moves.set(moveKey(row.folderId, row.key), { id: row.id, at: context.now() });
  // Another ending may mean another reader.
  const other = endingOf(row.path) !== endingOf(entry.path);
  return other ? change(context, folder, row, entry) : settle(context, folder, row, entry);
}

/** A place filled again at once was saved by way of a second name: the document is the one at this place, as it was before. */
function refill(context: ReconcileContext, folder: FolderRow, entry: ScannedFile): boolean | null {
  const { disk } = context.library;
  const left = recentlyLeft(context, folder, entry);
  if (!left) return null;
  context.moves.delete(moveKey(folder.id, entry.key));
  const row = disk.byId(left.id);
  const home = row && context.folderById(row.folderId);
  if (!row || !home || row.modifiedNs === null) return null;
  const { folderId: _folder, modifiedNs, special, ...place } = row;
  const second: ScannedFile = { ...place, modifiedNs, ...(special ? { special } : {}) };
  const wasShown = row.deletedAt === null;
  change(context, folder, row, entry);
  if (wasShown) add(context, home, second);
  return true;
}

function recentlyLeft(context: ReconcileContext, folder: FolderRow, entry: ScannedFile): RecentMove | null {
  const left = context.moves.get(moveKey(folder.id, entry.key));
  return left && context.now() - left.at <= limits.watch.refilledMs ? left : null;
}

/** A file that may still be written is read when it has rested; see `lookAgain`. */
function queue(context: ReconcileContext, id: number, entry: ScannedFile): boolean {
  const age = context.now() - entry.modifiedMs;
  const notBefore = age >= limits.watch.restedMs ? 0 : context.now() + limits.watch.settleMs;
  context.library.jobs.add(readJob, id, readPriority(entry.size, endingOf(entry.path)), notBefore);
  return true;
}

const hasText: ReadonlySet<string> = new Set(['readable', 'ready', 'no-text', 'partly-read']);

function staysUnavailable(entry: ScannedFile): boolean {
  return entry.special === 'cloud' || entry.unnamed === true;
}

/** How a file is shown that nothing is known of. */
function firstShown(entry: ScannedFile): Shown {
  if (entry.unnamed) return { state: 'unavailable', reason: { code: 'file-unreadable', values: { name: 'not text' } } };
  if (entry.special === 'link') return { state: 'unsupported', reason: { code: 'link-not-followed', values: {} } };
  if (entry.special === 'bundle') return { state: 'unsupported', reason: { code: 'bundle-not-read', values: {} } };
  if (entry.special === 'cloud') return { state: 'unavailable', reason: { code: 'cloud-only', values: {} } };
  return { state: 'waiting', reason: null };
}

/** The provisional kind until the bytes are looked at. */
function endingOf(file: string): string {
  return path.extname(file).slice(1).toLowerCase() || 'file';
}

function moveKey(folderId: string, key: string): string {
  return `${folderId}/${key}`;
}
