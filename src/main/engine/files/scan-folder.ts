/** Lists the files of a folder: links not followed, hidden and temporary files skipped, nothing opened. */
import type { Dirent } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import path from 'node:path';
import type { ScannedFile } from '../types.ts';
import { isSkipped } from './skip-rules.ts';

export type ScanEntry =
  | { readonly type: 'file'; readonly file: ScannedFile }
  /** A folder or file that could not be looked at; what was known of it must stay. */
  | { readonly type: 'unreadable'; readonly path: string; readonly code: string };

/** Files under `root` in no particular order. Throws the system's error when the root itself can't be read. */
export async function* scanFolder(root: string, signal: AbortSignal): AsyncIterable<ScanEntry> {
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    signal.throwIfAborted();
    let entries: Dirent[];
    try {
      entries = await readEntries(path.join(root, folder));
    } catch (error) {
      if (folder === '') throw error;
      yield { type: 'unreadable', path: folder, code: codeOf(error) };
      continue;
    }
    for (const entry of entries) {
      if (isSkipped(entry.name)) continue;
      const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) pending.push(relative);
      else if (entry.isFile()) yield await describe(root, relative);
      // Links, sockets, pipes and devices are not files of this folder.
    }
  }
}

async function readEntries(folder: string): Promise<Dirent[]> {
  const entries: Dirent[] = [];
  for await (const entry of await opendir(folder)) entries.push(entry);
  return entries;
}

async function describe(root: string, relative: string): Promise<ScanEntry> {
  try {
    const stats = await lstat(path.join(root, relative), { bigint: true });
    const file = {
      path: relative,
      size: Number(stats.size),
      modifiedMs: Number(stats.mtimeMs),
      inode: stats.ino.toString(),
      volume: stats.dev.toString(),
    };
    return { type: 'file', file };
  } catch (error) {
    return { type: 'unreadable', path: relative, code: codeOf(error) };
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
