import { lstat, opendir } from 'node:fs/promises';
import path from 'node:path';

/** Of places in `root` that could not be looked at before, those that can be now, or that are gone. Never rejects. */
export async function openedPlaces(root: string, places: readonly string[]): Promise<string[]> {
  const opened: string[] = [];
  for (const place of places) if (await canBeSeen(path.join(root, place))) opened.push(place);
  return opened;
}

async function canBeSeen(place: string): Promise<boolean> {
  try {
    const stats = await lstat(place);
    if (stats.isDirectory()) await (await opendir(place)).close();
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR';
  }
}
