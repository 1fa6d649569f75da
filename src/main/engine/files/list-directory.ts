/** One folder's entries as the library lists them: links not followed, bundles as one item, hidden and left-out ones skipped. */
import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, opendir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { limits } from '../limits.ts';
import type { ScannedFile } from '../types.ts';
import { bundleKind } from './bundles.ts';
import { entryKeys, type RawName } from './entry-keys.ts';
import { type Exclusions, ignoreFileName } from './exclusions.ts';
import { listPackage } from './package-files.ts';
import { readIgnoreFile } from './read-ignore-file.ts';
import { isSkipped } from './skip-rules.ts';

/** A folder inside the registered one. */
export type Place = {
  /** Relative, as the disk spells it; `''` for the root. */
  readonly path: string;
  readonly key: string;
  /** Rules that hold above it. */
  readonly exclusions: Exclusions;
};

export type Listing = {
  readonly files: readonly ScannedFile[];
  readonly folders: readonly Place[];
  /** Keys of what is left out by a person's rules. */
  readonly excluded: ReadonlySet<string>;
  /** Keys of what could not be looked at: what was known of it must stay. */
  readonly unreadable: ReadonlySet<string>;
};

type Entry = RawName & { readonly dirent: Dirent; readonly path: string; readonly key: string };

/** Rejects with the system's error when the folder, or its `.docentignore`, can't be read. */
export async function listDirectory(root: string, place: Place, signal: AbortSignal): Promise<Listing> {
  const { names, hasRules } = await namesIn(path.join(root, place.path));
  const text = hasRules ? await readIgnoreFile(path.join(root, place.path)) : null;
  const exclusions = text === null ? place.exclusions : place.exclusions.inside(place.path, text);
  const excluded = new Set<string>();
  const unreadable = new Set<string>();
  const folders: Place[] = [];
  const wanted: Entry[] = [];
  const keys = entryKeys(names);
  for (const [index, each] of names.entries()) {
    const entry = {
      ...each,
      path: place.path === '' ? each.name : `${place.path}/${each.name}`,
      key: place.key === '' ? (keys[index] as string) : `${place.key}/${keys[index]}`,
    };
    const isFolder = entry.dirent.isDirectory();
    if (!isFolder && !entry.dirent.isFile() && !entry.dirent.isSymbolicLink()) continue; // Sockets, pipes, devices.
    if (exclusions.excludes(entry.path, isFolder)) excluded.add(entry.key);
    else if (isFolder && !entry.bytes && bundleKind(entry.name) === null) folders.push({ ...entry, exclusions });
    else wanted.push(entry);
  }
  const files: ScannedFile[] = [];
  for (let from = 0; from < wanted.length; from += limits.files.lookAtOnce) {
    signal.throwIfAborted();
    const part = wanted.slice(from, from + limits.files.lookAtOnce);
    for (const looked of await Promise.all(part.map((entry) => look(root, place.key, entry)))) {
      if (looked === null) continue;
      if ('unreadable' in looked) unreadable.add(looked.unreadable);
      else files.push(looked);
    }
  }
  return { files, folders, excluded, unreadable };
}

/** Names that are not skipped. A name with the replacement sign may hide bytes that are no text: then they are asked for. */
async function namesIn(folder: string) {
  let hasRules = false;
  let doubtful = false;
  const names: (RawName & { readonly dirent: Dirent })[] = [];
  for await (const dirent of await opendir(folder, { bufferSize: 512 })) {
    hasRules ||= dirent.name === ignoreFileName;
    if (isSkipped(dirent.name)) continue;
    doubtful ||= dirent.name.includes('\uFFFD');
    names.push({ name: dirent.name, bytes: null, dirent });
  }
  if (!doubtful) return { names, hasRules };
  const raw = await readdir(folder, { encoding: 'buffer' });
  const broken = raw.filter((bytes) => !Buffer.from(bytes.toString('utf8')).equals(bytes));
  const left = new Map<string, Buffer[]>();
  for (const bytes of broken) left.set(bytes.toString('utf8'), [...(left.get(bytes.toString('utf8')) ?? []), bytes]);
  // Which of several entries of one garbled name is which does not matter: none can be opened by it.
  return { names: names.map((entry) => ({ ...entry, bytes: left.get(entry.name)?.pop() ?? null })), hasRules };
}

/** Null when it is gone meanwhile. */
async function look(root: string, directory: string, entry: Entry) {
  if (entry.bytes) return unnamed(directory, entry);
  const full = path.join(root, entry.path);
  try {
    const stats = await lstat(full, { bigint: true });
    const about = described(directory, entry, stats);
    if (stats.isSymbolicLink()) return { ...about, special: 'link' as const };
    if (stats.isFile()) return about;
    if (!stats.isDirectory()) return null;
    if (bundleKind(entry.name) !== 'package') return { ...about, special: 'bundle' as const };
    return packaged(about, await listPackage(full));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : { unreadable: entry.key };
  }
}

function described(directory: string, entry: Entry, stats: BigIntStats): ScannedFile {
  const cloud = stats.isFile() && stats.size > 0n && stats.blocks === 0n;
  return {
    path: entry.path,
    key: entry.key,
    directory,
    size: Number(stats.size),
    modifiedMs: Number(stats.mtimeMs),
    modifiedNs: stats.mtimeNs.toString(),
    inode: stats.ino.toString(),
    volume: stats.dev.toString(),
    // Only a candidate; the system must say so.
    ...(cloud ? { special: 'cloud' as const } : {}),
  };
}

/** A change inside a package changes neither size nor time of its folder: the parts tell. */
function packaged(about: ScannedFile, { files, cut }: Awaited<ReturnType<typeof listPackage>>): ScannedFile {
  if (cut) return { ...about, special: 'bundle' };
  const newest = files.reduce((latest, file) => (file.modifiedNs > latest ? file.modifiedNs : latest), 0n);
  const size = files.reduce((total, file) => total + file.size, 0);
  const modifiedNs = files.length === 0 ? BigInt(about.modifiedNs) : newest;
  return {
    ...about,
    size,
    modifiedMs: Number(modifiedNs / 1_000_000n),
    modifiedNs: modifiedNs.toString(),
    special: 'package',
  };
}

function unnamed(directory: string, entry: Entry): ScannedFile {
  const nothing = { size: 0, modifiedMs: 0, modifiedNs: '0', inode: '', volume: '' };
  return { ...nothing, path: entry.path, key: entry.key, directory, unnamed: true };
}
