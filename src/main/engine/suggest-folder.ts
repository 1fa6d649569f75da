/** Where a folder that is not there may stand now: places that hold its files, judged by names, sizes and, for small ones, bytes. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { FolderSuggestion } from '../../preload/contract/backup-shapes.ts';
import { backupLimits } from './backup/limits.ts';
import type { FolderRow } from './store/folder-table.ts';
import type { FileMark } from './store/relink-folder.ts';

/** `others`: folders of the library that are there. The likeliest first; none where too little of it is anywhere. */
export async function suggestFolder(
  folder: FolderRow,
  marks: readonly FileMark[],
  others: readonly FolderRow[],
  home = homedir(),
): Promise<FolderSuggestion[]> {
  if (marks.length === 0) return [];
  const found: FolderSuggestion[] = [];
  for (const place of await placesFor(folder.path, others, home)) {
    const here = await countThere(place, marks);
    if (here >= backupLimits.matchedShare * marks.length)
      found.push({ path: place, found: here, looked: marks.length });
  }
  return found.sort((one, other) => other.found - one.found);
}

/** How many of these files are at this place. */
export async function countThere(place: string, marks: readonly FileMark[]): Promise<number> {
  let count = 0;
  for (const mark of marks) if (await isThere(path.join(place, mark.path), mark)) count += 1;
  return count;
}

async function isThere(file: string, { size, sha256 }: FileMark): Promise<boolean> {
  try {
    const stats = await stat(file);
    if (!stats.isFile() || stats.size !== size) return false;
    if (sha256 === null || size > backupLimits.matchedBytes) return true;
    return createHash('sha256')
      .update(await readFile(file))
      .digest()
      .equals(Buffer.from(sha256));
  } catch {
    return false; // Not there, or not for us: either way it is not what is looked for.
  }
}

/** The same end of the path under this home, beside other folders, and on other disks. */
async function placesFor(old: string, others: readonly FolderRow[], home: string): Promise<string[]> {
  const steps = old.split('/').filter(Boolean);
  const ends = steps.map((_, from) => steps.slice(from).join('/'));
  const roots = new Set([home, ...['Documents', 'Desktop', 'Downloads'].map((name) => path.join(home, name))]);
  for (const { path: other } of others) {
    roots.add(path.dirname(other));
    roots.add(path.dirname(path.dirname(other)));
  }
  for (const volume of await readdir('/Volumes').catch(() => [])) roots.add(path.join('/Volumes', volume));
  const places = new Set([old]);
  for (const root of roots) for (const end of ends) places.add(path.join(root, end));
  const known = new Set(others.map((other) => other.path));
  const there: string[] = [];
  for (const place of places) {
    const isFolder = await stat(place).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (isFolder && !known.has(place)) there.push(place);
  }
  return there;
}
