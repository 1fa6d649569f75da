/** Brings the library's rows in line with a folder on disk: new and changed files wait for reading, vanished ones are hidden. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import { confirmCloudFiles } from '../files/cloud-files.ts';
import { createExclusions, ignoreFileName } from '../files/exclusions.ts';
import { type Listing, listDirectory, type Place } from '../files/list-directory.ts';
import { placeAt } from '../files/place-at.ts';
import { isSkipped } from '../files/skip-rules.ts';
import { limits } from '../limits.ts';
import type { FolderRow } from '../store/folder-table.ts';
import { buryMissing, type PlacedRow } from './bury-missing.ts';
import { closedPlaces, keepClosedPlaces } from './closed-places.ts';
import { placeFiles } from './place-files.ts';
import type { ReconcileContext } from './reconcile-context.ts';
import { requeueMembers } from './requeue-members.ts';
import { adoptRoot } from './root-volume.ts';

/** Everything, or what was hinted at: paths relative to the folder. */
export type Scope = 'all' | readonly string[];

export type ReconcileResult = {
  readonly available: boolean;
  readonly found: number;
  readonly toRead: number;
  readonly hidden: number;
  /** Vanished at once with many others: asked about. */
  readonly held: number;
  /** Left out by a person's rules from now on. */
  readonly erased: number;
  /** Hints named places nobody knows: what they stand for must be looked for everywhere. */
  readonly stale: boolean;
};

const away: ReconcileResult = {
  available: false,
  found: 0,
  toRead: 0,
  hidden: 0,
  held: 0,
  erased: 0,
  stale: false,
};

/** A root that can't be listed leaves everything as it is: an unplugged disk is not a deletion. */
export async function reconcileFolder(
  context: ReconcileContext,
  folder: FolderRow,
  scope: Scope,
  signal: AbortSignal,
): Promise<ReconcileResult> {
  for (const [key, move] of context.moves) {
    if (context.now() - move.at > limits.watch.refilledMs) context.moves.delete(key);
  }
  const root = await adoptRoot(context, folder);
  if (!root) return away;
  const walk = createWalk(context, folder, signal);
  try {
    const rules = createExclusions(context.patterns(folder.id));
    if (scope === 'all') await walk.deep({ path: '', key: '', exclusions: rules });
    else await walk.hinted(scope, rules);
  } catch (error) {
    if (error instanceof AppError) throw error;
    signal.throwIfAborted();
    context.log.warn('folder cannot be listed', { folder: folder.id, code: codeOf(error) });
    return away;
  }
  signal.throwIfAborted();
  // Gone in the middle of it: what was not seen proves nothing.
  const now = await lstat(folder.path, { bigint: true }).catch(() => null);
  if (!now || now.ino !== root.ino || now.dev !== root.dev) return away;
  const { found, toRead, missing, excluded, stale, closed } = walk.result();
  const before =
    scope === 'all' ? [] : closedPlaces(context.library, folder.id).filter((place) => !walk.hasSeen(place));
  keepClosedPlaces(context.library, folder.id, [...before, ...closed]);
  const emptied = scope === 'all' && found === 0;
  const buried = await buryMissing(context, folder, missing, root.dev.toString(), emptied);
  const erased = eraseExcluded(context, folder, excluded);
  const inside = requeueMembers(context.library, folder.id);
  return { available: true, found, toRead: toRead + inside, ...buried, erased, stale };
}

/** Rows that another scan has found elsewhere meanwhile are not what is left out here. */
function eraseExcluded(context: ReconcileContext, folder: FolderRow, excluded: readonly PlacedRow[]): number {
  const { disk } = context.library;
  if (excluded.length === 0) return 0;
  return context.library.transaction(() => {
    const there = excluded.filter(({ id, key }) => {
      const row = disk.byId(id);
      return row?.folderId === folder.id && row.key === key;
    });
    return disk.erase(there.map(({ id }) => id));
  });
}

/** Goes through places and gathers which rows were not met there. */
function createWalk(context: ReconcileContext, folder: FolderRow, signal: AbortSignal) {
  const { disk } = context.library;
  let found = 0;
  let toRead = 0;
  let stale = false;
  const missing: PlacedRow[] = [];
  const excluded: PlacedRow[] = [];
  /** Keys of folders that were listed, that could not be, and that are left out. */
  const visited = new Set<string>();
  const closed: string[] = [];
  /** Their paths, for a person; and the paths of folders that were listed, or of what is gone. */
  const refused: string[] = [];
  const seen = new Set<string>();
  const left: string[] = [];

  /** Files of one folder; null when it could not be listed. */
  async function shallow(place: Place): Promise<Listing | null> {
    signal.throwIfAborted();
    let listing: Listing;
    try {
      listing = await listDirectory(folder.path, place, signal);
    } catch (error) {
      const code = codeOf(error);
      signal.throwIfAborted();
      if (place.path === '') throw error;
      if (code === 'ENOENT' || code === 'ENOTDIR') seen.add(place.path);
      else {
        closed.push(place.key);
        refused.push(place.path);
      }
      return null;
    }
    visited.add(place.key);
    seen.add(place.path);
    found += listing.files.length;
    if (found > limits.files.maxFiles) {
      throw new AppError('folder-refused', 'This folder holds too many files.', { files: limits.files.maxFiles });
    }
    const files = await confirmCloudFiles(folder.path, listing.files, context.cloud);
    toRead += await placeFiles(context, folder, files, signal);
    await gatherMissing(place, listing);
    return listing;
  }

  async function gatherMissing(place: Place, listing: Listing): Promise<void> {
    const there = new Set(listing.files.map((file) => file.key));
    for (const key of listing.unreadable) there.add(key);
    for (const folder of listing.folders) there.delete(folder.key);
    for (let after = ''; ; ) {
      const rows = disk.inDirectory(folder.id, place.key, after, limits.files.rowsPerCommit);
      for (const row of rows) {
        if (there.has(row.key)) continue;
        if (listing.excluded.has(row.key)) excluded.push(row);
        else if (!row.held) missing.push(row);
      }
      const last = rows.at(-1);
      if (!last || rows.length < limits.files.rowsPerCommit) return;
      after = last.key;
      await setImmediate();
    }
  }

  async function deep(start: Place): Promise<void> {
    const pending = [start];
    for (let place = pending.pop(); place; place = pending.pop()) {
      const listing = await shallow(place);
      if (!listing) continue;
      noteLeft(listing);
      pending.push(...listing.folders);
    }
    await missingBelow(start.key);
  }

  function noteLeft(listing: Listing): void {
    for (const key of listing.excluded) left.push(key);
    for (const key of listing.unreadable) {
      closed.push(key);
      refused.push(key);
    }
  }

  /** Folders that hold rows at or under this key but were not met: vanished, left out, or a bundle now. */
  async function missingBelow(key: string): Promise<void> {
    for (const directory of disk.directories(folder.id, key)) {
      if (visited.has(directory) || closed.some((place) => isUnder(directory, place))) continue;
      const isLeft = left.some((place) => isUnder(directory, place));
      for (let after = ''; ; ) {
        const rows = disk.inDirectory(folder.id, directory, after, limits.files.rowsPerCommit);
        for (const row of rows) {
          if (isLeft) excluded.push(row);
          else if (!row.held) missing.push(row);
        }
        const last = rows.at(-1);
        if (!last || rows.length < limits.files.rowsPerCommit) break;
        after = last.key;
        await setImmediate();
      }
    }
  }

  /** Only the folders the hints speak of; a hinted folder with everything in it. */
  async function hinted(hints: readonly string[], rules: Place['exclusions']): Promise<void> {
    const places = new Map<string, { readonly place: Place; readonly names: Set<string>; climbed: boolean }>();
    for (const [directory, inside] of byDirectory(hints)) {
      const there = await placeAt(folder.path, directory, rules);
      if (!there) continue;
      const known = places.get(there.folder.path) ?? { place: there.folder, names: new Set(), climbed: false };
      known.climbed ||= there.climbed;
      for (const name of there.entry === null ? inside : [there.entry]) {
        if (!isSkipped(name) || name === ignoreFileName) known.names.add(name.normalize('NFC'));
      }
      if (known.names.size > 0) places.set(there.folder.path, known);
    }
    for (const { place, names, climbed } of places.values()) {
      if (names.has(ignoreFileName)) await deep(place);
      else await hintedIn(place, names, climbed);
    }
  }

  async function hintedIn(place: Place, names: ReadonlySet<string>, climbed: boolean): Promise<void> {
    const listing = visited.has(place.key) ? null : await shallow(place);
    if (!listing) return;
    noteLeft(listing);
    for (const name of names) {
      const inside = listing.folders.filter((each) => nameOf(each.path).normalize('NFC') === name);
      for (const each of inside) if (!visited.has(each.key)) await deep(each);
      const key = place.key === '' ? name : `${place.key}/${name}`;
      if (inside.length > 0 || listing.unreadable.has(key)) continue;
      // A file that can be looked at, or nothing any more.
      seen.add(key);
      // Events may name a folder as it was called before: without a trace of it, they may mean any place.
      if (climbed && disk.directories(folder.id, key).length === 0 && !listing.excluded.has(key)) stale = true;
      await missingBelow(key);
    }
  }

  /** Whether this walk says what is with a place: it was listed, is gone, or lies in what is. */
  function hasSeen(place: string): boolean {
    for (let at = place; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (seen.has(at)) return true;
    return false;
  }

  return { deep, hinted, hasSeen, result: () => ({ found, toRead, missing, excluded, stale, closed: refused }) };
}

function byDirectory(hints: readonly string[]): Map<string, string[]> {
  const directories = new Map<string, string[]>();
  for (const hint of hints) {
    const slash = hint.lastIndexOf('/');
    const directory = hint.slice(0, Math.max(0, slash));
    const names = directories.get(directory) ?? [];
    names.push(hint.slice(slash + 1));
    directories.set(directory, names);
  }
  return directories;
}

function isUnder(key: string, place: string): boolean {
  return key === place || key.startsWith(`${place}/`);
}

function nameOf(place: string): string {
  return path.posix.basename(place);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
